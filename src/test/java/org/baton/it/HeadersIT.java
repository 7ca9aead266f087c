package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The headers and cookies of answers, exactly. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class HeadersIT {
    private static final String ORDINARY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'%s;"
            + " frame-ancestors 'none'; base-uri 'none'";

    private final Hosts hosts;
    private final Visitor visitor;
    private final Person alice;

    HeadersIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
        alice = Person.inGroupUser("headers", hosts.database());
    }

    @Test
    void an_ordinary_page_may_show_itself_and_post_to_its_own_host() {
        visitor.enterShop(alice);

        for (var page : List.of(hosts.home("/password"), hosts.shop("/example/greeting"), hosts.home("/nothing"))) {
            Reply reply = visitor.open(page);
            assertThat(policy(reply)).contains(ORDINARY.formatted(""));
            assertThatItIsPrivate(reply);
        }
    }

    @Test
    void the_list_of_sessions_may_run_a_script_of_its_own_host_which_shows_times() {
        visitor.hasLoggedIn(alice);

        Reply page = visitor.open(hosts.home("/sessions"));

        assertThat(policy(page))
                .contains(ORDINARY.formatted("")
                        .replace("default-src 'none';", "default-src 'none'; script-src 'self';"));
        assertThatItIsPrivate(page);
    }

    @Test
    void a_browser_of_today_speaks_tls_1_3_with_both_hosts() {
        for (var host : List.of(hosts.home("/ready"), hosts.shop("/ready"))) {
            assertThat(visitor.open(host).response().sslSession().orElseThrow().getProtocol())
                    .isEqualTo("TLSv1.3");
        }
    }

    @Test
    void the_login_pages_and_the_portal_may_lead_on_to_the_shop() {
        visitor.hasLoggedIn(alice);

        for (var path : List.of("/login", "/login/again", "/")) {
            Reply page = visitor.open(hosts.home(path));
            assertThat(policy(page)).contains(ORDINARY.formatted(" " + hosts.shop()));
            assertThatItIsPrivate(page);
        }
    }

    @Test
    void a_page_of_the_shop_whose_logout_leads_home_may_post_there() {
        visitor.enterShop(alice);

        for (var path : List.of("/", "/example/sensitive")) {
            Reply page = visitor.open(hosts.shop(path));
            assertThat(policy(page)).contains(ORDINARY.formatted(" " + hosts.home()));
            assertThatItIsPrivate(page);
        }
    }

    @Test
    void the_handoff_page_may_post_to_the_shop_and_run_its_one_script() {
        visitor.hasLoggedIn(alice);
        Reply page = visitor.open(visitor.open(hosts.shop("/")).target());

        assertThat(policy(page))
                .contains("default-src 'none'; script-src 'self'; style-src 'self'; form-action " + hosts.shop()
                        + " 'self'; frame-ancestors 'none'; base-uri 'none'");
        assertThatItIsPrivate(page);
        assertThat(page.cookies()).isEmpty();
    }

    @Test
    void a_session_cookie_is_for_one_host_and_no_script() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        List<String> ofHome = hosts.visitor().login(alice).cookies();
        List<String> ofShop = visitor.present(handoff).cookies();

        String session = "__Host-sid=[A-Za-z0-9_-]{32}; Path=/; Secure; HttpOnly; SameSite=Lax";
        assertThat(ofHome).singleElement().asString().matches(session);
        assertThat(ofShop).hasSize(2);
        assertThat(ofShop.get(0)).matches(session);
        assertThat(ofShop.get(1)).isEqualTo(handoff.cookie() + "=; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=0");
    }

    @Test
    void a_binding_cookie_lasts_ten_minutes_and_is_at_most_one_kilobyte() {
        String longest = "/" + "x".repeat(511);

        List<String> cookies =
                visitor.open(hosts.shop("/handoff/start?target=" + longest)).cookies();

        assertThat(cookies)
                .singleElement()
                .asString()
                .matches(
                        "__Host-handoff-[A-Za-z0-9_-]{8}=[A-Za-z0-9_-]+; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=600")
                .hasSizeLessThanOrEqualTo(1024);
    }

    @Test
    void logging_out_clears_the_cookie_and_what_the_browser_keeps() {
        visitor.hasLoggedIn(alice);

        Reply out = visitor.logout();

        assertThat(out.cookies()).containsExactly("__Host-sid=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
        assertThat(out.header("Clear-Site-Data")).contains("\"cache\", \"storage\"");
    }

    @Test
    void an_answer_to_an_ended_session_leaves_the_cookie_alone() {
        visitor.enterShop(alice);
        Visitor old = hosts.visitor();
        old.cookies(hosts.home()).putAll(visitor.cookies(hosts.home()));
        old.cookies(hosts.shop()).putAll(visitor.cookies(hosts.shop()));
        visitor.hasLoggedIn(alice);

        for (var address : List.of(hosts.home("/"), hosts.home("/sessions"), hosts.home("/nothing"))) {
            assertThat(old.open(address).cookies()).isEmpty();
        }
        assertThat(old.session(hosts.home()).cookies()).isEmpty();
        assertThat(old.session(hosts.shop()).cookies()).isEmpty();
        assertThat(old.open(hosts.shop("/")).cookies()).noneMatch(line -> line.startsWith("__Host-sid"));
    }

    @Test
    void a_script_without_a_session_learns_where_to_start_and_is_not_redirected() {
        Reply reply = visitor.fetch(hosts.shop("/"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Content-Type").orElseThrow()).contains("json");
        assertThat(reply.body()).contains("\"start\":\"" + hosts.shop("/handoff/start?target=%2F") + "\"");
        assertThat(reply.cookies()).isEmpty();
    }

    @Test
    void who_am_i_tells_user_and_session() {
        visitor.enterShop(alice);

        Reply reply = visitor.session(hosts.shop());

        assertThat(reply.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(reply.body())
                .contains(
                        "\"username\":\"" + alice.username() + "\"",
                        "\"host\":\"shop\"",
                        "\"rootId\":",
                        "\"idleExpiresAt\":")
                .doesNotContain(visitor.secret(hosts.shop()).orElseThrow());
    }

    private static Optional<String> policy(Reply reply) {
        return reply.header("Content-Security-Policy");
    }

    private static void assertThatItIsPrivate(Reply reply) {
        Map.of(
                        "Cache-Control", "no-store",
                        "Referrer-Policy", "strict-origin",
                        "X-Content-Type-Options", "nosniff",
                        "Strict-Transport-Security", "max-age=31536000")
                .forEach(
                        (name, value) -> assertThat(reply.header(name)).as(name).contains(value));
        assertThat(reply.response().headers().map().keySet())
                .doesNotContainAnyElementsOf(List.of("Server", "server", "X-Powered-By", "x-powered-by"));
    }
}
