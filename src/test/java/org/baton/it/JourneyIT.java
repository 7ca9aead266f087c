package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person does, step by step over HTTPS. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class JourneyIT {
    private final Hosts hosts;
    private final Visitor visitor;
    private final Person alice;

    JourneyIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
        alice = Person.inGroupUser("alice", hosts.database());
    }

    @Test
    void whoever_opens_the_shop_logs_in_at_home_and_comes_back_logged_in() {
        Reply sentHome = visitor.open(hosts.shop("/"));
        assertThat(sentHome.status()).isEqualTo(303);
        assertThat(sentHome.location())
                .startsWith(hosts.home("/handoff/authorize?sibling=shop&").toString());

        Reply asked = visitor.open(sentHome.target());
        assertThat(asked.status()).isEqualTo(303);
        URI login = hosts.home().resolve(asked.location());
        Reply loginPage = visitor.open(login);
        assertThat(loginPage.status()).isEqualTo(200);

        Reply loggedIn = visitor.login(alice, loginPage.field("continue"));
        assertThat(loggedIn.status()).isEqualTo(303);
        Reply handoffPage = visitor.open(hosts.home().resolve(loggedIn.location()));
        assertThat(handoffPage.body()).contains("action=\"" + hosts.shop("/handoff/callback") + "\"");

        Reply back = visitor.present(Handoff.on(handoffPage));
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.location()).isEqualTo("/");
        assertThat(visitor.open(hosts.shop("/")).body()).contains(alice.username());
    }

    @Test
    void a_login_leads_to_the_page_that_was_asked_for() {
        visitor.login(alice);

        Reply back = visitor.present(visitor.handoff("/cart?item=7&size=XL"));

        assertThat(back.location()).isEqualTo("/cart?item=7&size=XL");
    }

    @Test
    void home_and_shop_give_a_browser_different_secrets() {
        visitor.login(alice);
        visitor.enterShop();

        assertThat(visitor.secret(hosts.home())).isPresent();
        assertThat(visitor.secret(hosts.shop())).isPresent().isNotEqualTo(visitor.secret(hosts.home()));
    }

    @Test
    void the_portals_button_leads_to_the_shop_which_starts_a_handoff() {
        visitor.login(alice);
        assertThat(visitor.open(hosts.home("/")).body()).contains("action=\"/handoff/launch/shop\"");

        Reply launched = visitor.post(hosts.home("/handoff/launch/shop"), hosts.home(), Map.of());
        assertThat(launched.location())
                .startsWith(hosts.shop("/handoff/start?iss=").toString());

        Reply started = visitor.open(launched.target());
        assertThat(started.location())
                .startsWith(hosts.home("/handoff/authorize").toString());
        assertThat(visitor.present(Handoff.on(visitor.open(started.target()))).location())
                .isEqualTo("/");
    }

    @Test
    void a_stranger_at_the_portal_is_asked_to_log_in() {
        Reply portal = visitor.open(hosts.home("/"));

        assertThat(portal.status()).isEqualTo(303);
        assertThat(portal.location()).isEqualTo("/login");
    }

    @Test
    void my_sessions_shows_the_shop_below_the_login_it_came_from() {
        visitor.enterShop(alice);

        String page = visitor.open(hosts.home("/sessions")).body();

        assertThat(page)
                .containsSubsequence(
                        "class=\"root\"",
                        "<strong>home</strong>",
                        "this browser",
                        "class=\"child\"",
                        "<strong>shop</strong>");
    }

    @Test
    void logging_out_at_home_puts_the_user_out_of_the_shop_on_the_next_request() {
        visitor.enterShop(alice);

        Reply out = visitor.logout();

        assertThat(out.status()).isEqualTo(200);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(visitor.open(hosts.shop("/")).status()).isEqualTo(303);
        assertThat(visitor.secret(hosts.home())).isEmpty();
    }

    @Test
    void logging_out_at_the_shop_leads_home_which_logs_out_everywhere() {
        visitor.enterShop(alice);

        Reply out = visitor.post(hosts.shop("/logout"), hosts.shop(), Map.of());
        Reply home = visitor.open(out.target());

        assertThat(home.body()).contains("Logged out", "every site");
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(401);
    }

    @Test
    void logging_out_of_the_shop_only_leaves_the_login_at_home() {
        visitor.enterShop(alice);

        Reply out = visitor.post(hosts.shop("/logout"), hosts.shop(), Map.of("local", "true"));

        assertThat(out.body()).contains("of this site only");
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
    }

    @Test
    void a_busy_shop_session_is_recognised_again_and_again_without_a_new_cookie() {
        visitor.enterShop(alice);

        for (int i = 0; i < 3; i++) {
            Reply page = visitor.open(hosts.shop("/"));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.cookies()).isEmpty();
        }
    }
}
