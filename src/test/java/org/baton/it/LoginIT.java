package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging in and out at home. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class LoginIT {
    private static final String PLANTED = "plantedplantedplantedplanted1234";

    private final Nodes nodes;
    private final Hosts hosts;
    private final Visitor visitor;
    private final Person alice;

    LoginIT(Nodes nodes) {
        this.nodes = nodes;
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
        alice = Person.inGroupUser("login", hosts.database());
    }

    @Test
    void a_planted_session_cookie_never_becomes_a_login() {
        visitor.cookies(hosts.home()).put("__Host-sid", PLANTED);

        visitor.login(alice);

        assertThat(visitor.secret(hosts.home())).isPresent().isNotEqualTo(Optional.of(PLANTED));
        assertThat(statusWith(PLANTED, hosts.home())).isEqualTo(401);
    }

    @Test
    void logging_in_again_gives_a_fresh_secret_and_ends_the_old_login() {
        visitor.login(alice);
        String before = visitor.secret(hosts.home()).orElseThrow();

        visitor.login(alice);

        assertThat(visitor.secret(hosts.home())).isNotEqualTo(Optional.of(before));
        assertThat(statusWith(before, hosts.home())).isEqualTo(401);
        assertThat(hosts.database()
                        .value(
                                "SELECT string_agg(coalesce(s.end_reason, 'LIVE'), ' ' ORDER BY s.id) FROM sessions s"
                                        + " JOIN users u ON u.id = s.user_id WHERE u.username = ?",
                                alice.username()))
                .isEqualTo("REPLACED LIVE");
    }

    @Test
    void a_browser_that_likes_german_reads_german_also_what_went_wrong() {
        String page = inGerman("/login").body();
        String nowhere = inGerman("/nowhere").body();

        assertThat(page).contains("<html lang=\"de\">", "<h1>Anmelden</h1>", "Auf diesem Gerät angemeldet bleiben");
        // What is written for programs stays English, and says so.
        assertThat(nowhere).contains("<h1>Das hat nicht geklappt</h1>", "<p lang=\"en\"><strong>Not found.</strong>");
        assertThat(visitor.open(hosts.home("/login")).body()).contains("<html lang=\"en\">", "<h1>Log in</h1>");
    }

    private Reply inGerman(String path) {
        return visitor.send(
                hosts.home(path),
                request -> Visitor.navigation(request)
                        .header("Accept-Language", "de-AT,de;q=0.9,en;q=0.5")
                        .GET());
    }

    @Test
    void a_wrong_password_an_unknown_and_a_suspended_user_get_the_same_answer() {
        Person suspended = Person.inGroupUser("suspended", hosts.database());
        hosts.database().update("UPDATE users SET status = 'SUSPENDED' WHERE username = ?", suspended.username());

        Reply wrong = visitor.login(new Person(alice.username(), "wrong"));
        Reply unknown = visitor.login(new Person("nobody-at-all", alice.password()));
        Reply locked = visitor.login(suspended);

        assertThat(wrong.status())
                .isEqualTo(unknown.status())
                .isEqualTo(locked.status())
                .isEqualTo(401);
        String page = wrong.body().replace(alice.username(), "NAME");
        assertThat(unknown.body().replace("nobody-at-all", "NAME")).isEqualTo(page);
        assertThat(locked.body().replace(suspended.username(), "NAME")).isEqualTo(page);
        assertThat(visitor.cookies(hosts.home())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/login, https://evil.example, cross-site, 403",
        "/login, , cross-site, 403",
        "/login, , same-site, 403",
        "/login, , none, 403",
        "/login, , , 403",
        "/login, null, cross-site, 403",
        "/login, SHOP, same-site, 403",
        "/login, https://evil.example, same-origin, 403",
        "/login, HOME, cross-site, 303",
        "/login, null, same-origin, 303",
        "/login, , same-origin, 303",
        "/login/again, https://evil.example, cross-site, 403",
        "/handoff/launch/shop, https://evil.example, cross-site, 403",
        "/logout, https://evil.example, cross-site, 403",
        "/logout, , cross-site, 403",
        "/logout, , , 403",
        "/logout, null, none, 403",
        "/logout, SHOP, same-site, 403",
        "/logout, HOME, same-origin, 200",
        "/logout, null, same-origin, 200"
    })
    void a_change_is_asked_for_by_a_page_of_home_or_not_at_all(String path, String origin, String site, int status) {
        visitor.login(alice);
        String form = path.equals("/login")
                ? Visitor.encoded(Map.of("username", alice.username(), "password", alice.password()))
                : "";

        Reply reply = visitor.send(
                hosts.home(path),
                request -> withHeaders(request, origin, site)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));

        assertThat(reply.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
        }
    }

    @Test
    void a_shop_secret_is_nothing_at_home_and_a_login_secret_nothing_at_the_shop() {
        visitor.enterShop(alice);
        String root = visitor.secret(hosts.home()).orElseThrow();
        String child = visitor.secret(hosts.shop()).orElseThrow();

        assertThat(statusWith(root, hosts.home())).isEqualTo(200);
        assertThat(statusWith(child, hosts.shop())).isEqualTo(200);
        assertThat(statusWith(child, hosts.home())).isEqualTo(401);
        assertThat(statusWith(root, hosts.shop())).isEqualTo(401);
    }

    @Test
    void a_doubled_session_cookie_is_no_session() {
        visitor.login(alice);
        String cookie = "__Host-sid=" + visitor.secret(hosts.home()).orElseThrow();

        Reply doubled = hosts.visitor()
                .send(
                        hosts.home("/api/session"),
                        request -> request.header("Accept", "application/json")
                                .header("Cookie", cookie + "; " + cookie)
                                .GET());

        assertThat(doubled.status()).isEqualTo(401);
        assertThat(doubled.cookies()).isEmpty();
    }

    /** Payara takes it off the path before Baton sees it; the visitor is a stranger all the same. */
    @Test
    void a_session_id_in_the_path_is_never_read() {
        visitor.login(alice);
        String secret = visitor.secret(hosts.home()).orElseThrow();

        Reply reply = hosts.visitor().open(hosts.home("/sessions;jsessionid=" + secret));

        assertThat(reply.status()).isEqualTo(nodes == Nodes.PAYARA ? 303 : 400);
        assertThat(reply.body()).doesNotContain(alice.username());
    }

    private int statusWith(String secret, URI origin) {
        Visitor other = hosts.visitor();
        other.cookies(origin).put("__Host-sid", secret);
        return other.session(origin).status();
    }

    private HttpRequest.Builder withHeaders(
            HttpRequest.Builder request, @Nullable String origin, @Nullable String site) {
        if (origin != null) {
            request.header(
                    "Origin",
                    origin.replace("SHOP", hosts.shop().toString())
                            .replace("HOME", hosts.home().toString()));
        }
        if (site != null) {
            request.header("Sec-Fetch-Site", site);
        }
        return Visitor.navigation(request);
    }
}
