package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which key signs a sibling's tokens is decided by one UPDATE of its row; the shop has pinned two generations, in both versions. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class KeysIT {
    private final Hosts hosts;
    private final Visitor visitor;

    KeysIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
    }

    @AfterEach
    void register_the_shop_as_it_was() {
        change("token_format = 'v4.public', key_generation = 1, key_revoked_below = 1");
    }

    @Test
    void a_login_is_handed_over_with_a_v2_token_after_one_update() {
        visitor.hasLoggedIn(person("v2"));
        change("token_format = 'v2.public'");

        Handoff handoff = visitor.handoff();
        Reply entered = visitor.present(handoff);

        assertThat(handoff.token()).startsWith("v2.public.");
        assertThat(entered.status()).isEqualTo(303);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
    }

    @Test
    void a_v2_token_is_good_once_and_for_its_own_browser_only() {
        visitor.hasLoggedIn(person("v2-replay"));
        change("token_format = 'v2.public'");
        Handoff handoff = visitor.handoff();

        assertThat(hosts.visitor().present(handoff).status()).isEqualTo(400);
        assertThat(visitor.present(handoff).status()).isEqualTo(400);
        assertThat(visitor.present(visitor.handoff()).status()).isEqualTo(303);
    }

    @Test
    void no_handoff_is_refused_while_keys_rotate_and_the_version_changes() {
        List<Traffic.Kind> kinds = IntStream.rangeClosed(1, 4)
                .mapToObj(number -> new Traffic.Kind("handoff " + number, 303, handoffsOf("rotating-" + number)))
                .toList();

        Traffic traffic = new Traffic(kinds);
        try (traffic) {
            traffic.await("all get in", Traffic.Seen::worked);
            change("key_generation = 2");
            traffic.await("all get in with the next key", Traffic.Seen::worked);
            change("token_format = 'v2.public', key_generation = 1");
            traffic.await("all get in with the other version", Traffic.Seen::worked);
            change("key_generation = 2");
            traffic.await("all get in with its next key", Traffic.Seen::worked);
        }

        assertThat(traffic.seen()).allMatch(Traffic.Seen::worked);
        assertThat(hosts.database()
                        .value("SELECT count(DISTINCT key_generation) FROM handoffs h"
                                + " JOIN sessions s ON s.id = h.root_id JOIN users u ON u.id = s.user_id"
                                + " WHERE u.username LIKE 'rotating-%'"))
                .isEqualTo("2");
    }

    @Test
    void a_token_on_its_way_is_refused_at_once_when_its_key_is_revoked_and_the_next_one_gets_in() {
        visitor.hasLoggedIn(person("revoked"));
        Handoff onItsWay = visitor.handoff();
        change("key_generation = 2, key_revoked_below = 2");

        Reply refused = visitor.present(onItsWay);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(visitor.secret(hosts.shop())).isEmpty();
        assertThat(visitor.present(visitor.handoff()).status()).isEqualTo(303);
    }

    @Test
    void home_publishes_the_key_before_the_key_that_signs_and_the_next_and_none_that_is_revoked() {
        assertThat(published("shop.handoff.")).containsExactly("shop.handoff.1 k4 ACTIVE", "shop.handoff.2 k4 NEXT");

        change("key_generation = 2");
        assertThat(published("shop.handoff."))
                .containsExactly("shop.handoff.1 k4 RETIRING", "shop.handoff.2 k4 ACTIVE", "shop.handoff.3 k4 NEXT");

        change("key_revoked_below = 2, token_format = 'v2.public'");
        assertThat(published("shop.handoff.")).containsExactly("shop.handoff.2 k2 ACTIVE", "shop.handoff.3 k2 NEXT");
        assertThat(published("shop.ticket.")).containsExactly("shop.ticket.2 k2 ACTIVE", "shop.ticket.3 k2 NEXT");
    }

    /** Each call is one handoff of a login that was made once; with a session at the shop there would be none. */
    private Supplier<Reply> handoffsOf(String name) {
        Visitor busy = hosts.visitor();
        busy.hasLoggedIn(person(name));
        return () -> {
            busy.cookies(hosts.shop()).clear();
            return busy.present(busy.handoff());
        };
    }

    private List<String> published(String prefix) {
        String body = visitor.fetch(hosts.home("/.well-known/baton")).body();
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                    .filter(key -> key.getString("kid").startsWith(prefix))
                    .map(key -> key.getString("kid") + " "
                            + key.getString("key").split("\\.", 2)[0] + " " + key.getString("state"))
                    .toList();
        }
    }

    private Person person(String name) {
        return Person.inGroupUser(name, hosts.database());
    }

    private void change(String assignments) {
        hosts.database().update("UPDATE siblings SET " + assignments + " WHERE id = 'shop'");
    }
}
