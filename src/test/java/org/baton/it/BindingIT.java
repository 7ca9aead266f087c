package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A token is worth nothing but in the browser that asked for it. */
class BindingIT {
    private static final String PLANTED = "plantedplantedplantedplanted1234";

    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("binding", hosts.database());

    @Test
    void a_token_without_its_cookie_opens_nothing_and_is_burned() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        Reply stranger = hosts.visitor().present(handoff);

        assertThat(stranger.status()).isEqualTo(400);
        assertThat(stranger.cookies()).isEmpty();
        assertThat(handoffOfAlice()).containsEntry("state", "REJECTED").containsEntry("reason", "UNBOUND");
    }

    @Test
    void a_burned_token_is_refused_in_its_own_browser_too() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        hosts.visitor().present(handoff);

        Reply late = visitor.present(handoff);

        assertThat(late.status()).isEqualTo(400);
        assertThat(visitor.secret(hosts.shop())).isEmpty();
        assertThat(sessionsOfAlice()).isEqualTo("1");
    }

    @Test
    void a_token_under_the_cookie_of_another_flow_of_the_same_browser_is_burned() {
        visitor.hasLoggedIn(alice);
        Handoff first = visitor.handoff();
        Handoff second = visitor.handoff();

        Reply mixed = visitor.present(first.withState(second.state()));

        assertThat(mixed.status()).isEqualTo(400);
        assertThat(visitor.secret(hosts.shop())).isEmpty();
        assertThat(visitor.present(first).status()).isEqualTo(400);
        assertThat(visitor.present(second).location()).isEqualTo("/");
    }

    @Test
    void a_token_under_the_state_of_another_browser_opens_nothing() {
        visitor.hasLoggedIn(alice);
        Handoff victims = visitor.handoff();
        Visitor attacker = hosts.visitor();
        attacker.hasLoggedIn(Person.inGroupUser("attacker", hosts.database()));
        Handoff attackers = attacker.handoff();

        Reply forced = visitor.present(attackers.withState(victims.state()));

        assertThat(forced.status()).isEqualTo(400);
        assertThat(visitor.secret(hosts.shop())).isEmpty();
    }

    @Test
    void a_doubled_binding_cookie_is_none() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        String cookie = handoff.cookie() + "=" + visitor.cookies(hosts.shop()).get(handoff.cookie());

        Reply doubled = hosts.visitor()
                .send(
                        hosts.shop("/handoff/callback"),
                        request -> Visitor.navigation(request)
                                .header("Origin", hosts.home().toString())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Cookie", cookie + "; " + cookie)
                                .POST(BodyPublishers.ofString(Visitor.encoded(handoff.form()))));

        assertThat(doubled.status()).isEqualTo(400);
        assertThat(doubled.cookies()).isEmpty();
    }

    @Test
    void a_cookie_that_the_shop_did_not_seal_binds_nothing() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        visitor.cookies(hosts.shop())
                .computeIfPresent(
                        handoff.cookie(), (name, value) -> (value.startsWith("A") ? "B" : "A") + value.substring(1));

        assertThat(visitor.present(handoff).status()).isEqualTo(400);
        assertThat(visitor.secret(hosts.shop())).isEmpty();
    }

    @Test
    void a_token_posted_as_of_another_home_is_not_read() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        Reply wrong = visitor.present(handoff.withIssuer("https://login.example.org"));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(handoffOfAlice()).containsEntry("state", "ISSUED");
    }

    @Test
    void a_session_cookie_planted_before_the_handoff_never_lives() {
        visitor.cookies(hosts.shop()).put("__Host-sid", PLANTED);

        visitor.enterShop(alice);

        assertThat(visitor.secret(hosts.shop())).isPresent().isNotEqualTo(Optional.of(PLANTED));
        Visitor planter = hosts.visitor();
        planter.cookies(hosts.shop()).put("__Host-sid", PLANTED);
        assertThat(planter.session(hosts.shop()).status()).isEqualTo(401);
    }

    @Test
    void a_browser_keeps_three_bindings_at_most() {
        visitor.hasLoggedIn(alice);
        for (int flow = 0; flow < 5; flow++) {
            visitor.open(hosts.shop("/"));
        }

        assertThat(visitor.cookies(hosts.shop()).keySet())
                .hasSize(3)
                .allMatch(name -> name.startsWith("__Host-handoff-"));
    }

    @Test
    void an_exchanged_token_leaves_no_binding_behind() {
        visitor.enterShop(alice);

        assertThat(visitor.cookies(hosts.shop()).keySet()).containsExactly("__Host-sid");
    }

    private Map<String, String> handoffOfAlice() {
        return hosts.database()
                .rows(
                        "SELECT h.state, h.reason FROM handoffs h JOIN sessions s ON s.id = h.root_id"
                                + " JOIN users u ON u.id = s.user_id WHERE u.username = ?",
                        alice.username())
                .get(0);
    }

    private String sessionsOfAlice() {
        return hosts.database()
                .value(
                        "SELECT count(*) FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.username = ?",
                        alice.username());
    }
}
