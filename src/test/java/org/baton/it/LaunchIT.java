package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Home sends people to siblings, and every sibling starts a handoff of its own. */
class LaunchIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("launch", hosts.database());

    @Test
    void the_shop_is_told_whose_user_comes_and_where_to_go() {
        visitor.hasLoggedIn(alice);

        Reply launched = launch("shop", "/cart?item=7");

        assertThat(launched.status()).isEqualTo(303);
        assertThat(visitor.present(Handoff.on(
                                visitor.open(visitor.open(launched.target()).target())))
                        .location())
                .isEqualTo("/cart?item=7");
    }

    @Test
    void the_shop_refuses_to_start_for_another_home() {
        Reply start = visitor.open(hosts.shop("/handoff/start?iss=https://login.example.org&target=/"));

        assertThat(start.status()).isEqualTo(400);
        assertThat(start.cookies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "https://evil.example/", "/\\evil.example", "/%2f/evil.example"})
    void a_hostile_target_is_the_front_page(String target) {
        visitor.hasLoggedIn(alice);

        URI launched = launch("shop", target).target();

        assertThat(launched).hasAuthority(hosts.shop().getAuthority()).hasParameter("target", "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "home", "", "shop/more", "SHOP", "sho%70"})
    void there_is_no_other_site(String id) {
        visitor.hasLoggedIn(alice);

        assertThat(launch(id, "/").status()).isEqualTo(404);
    }

    @Test
    void a_site_that_is_open_to_another_group_is_none() {
        visitor.hasLoggedIn(alice);
        hosts.database().update("UPDATE siblings SET required_group = 'press' WHERE id = 'shop'");
        try {
            assertThat(launch("shop", "/").status()).isEqualTo(404);
        } finally {
            hosts.database().update("UPDATE siblings SET required_group = NULL WHERE id = 'shop'");
        }
    }

    @Test
    void a_stranger_is_asked_to_log_in_and_a_link_launches_nothing() {
        assertThat(launch("shop", "/").location()).isEqualTo("/login");
        assertThat(visitor.open(hosts.home("/handoff/launch/shop")).status()).isEqualTo(405);
    }

    private Reply launch(String id, String target) {
        return visitor.post(hosts.home("/handoff/launch/" + id), hosts.home(), Map.of("target", target));
    }
}
