package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;

/** The sibling in Node that the docs hold: no Java, no shared table, nothing of Baton's but the protocol. */
@Needs({Tool.NODE, Tool.NPM, Tool.CHROMIUM, Tool.CHROMEDRIVER})
class NodeSiblingIT {
    private static final List<String> HOSTILE = List.of(
            "//evil.example/", "/\\evil.example/", "https://evil.example/", "/x/..//evil.example", "/%2f/evil.example");

    private final Notes notes = Notes.running();
    private final Hosts hosts = notes.hosts();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("node", hosts.database());

    @Test
    void a_person_logs_in_at_home_is_known_there_and_logs_out_of_both() {
        try (Browser browser = Browser.at(hosts)) {
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
            browser.login(alice).awaitAddress(hosts.shop("/"));

            assertThat(browser.text()).contains("You are The " + alice.username(), "in user");
            Cookie session = browser.cookie("__Host-session").orElseThrow();
            assertThat(session.isHttpOnly()).isTrue();
            assertThat(session.isSecure()).isTrue();
            assertThat(session.getSameSite()).isEqualTo("Lax");
            // Signed, and an empty list: what was begun is used up.
            assertThat(browser.cookie("__Host-handoff").orElseThrow().getValue())
                    .startsWith("s%3Aj%3A%5B%5D.");
            assertThat(notes.sessions(alice)).isEqualTo(1);

            browser.open(hosts.home("/")).click("Log out").awaitAddress(hosts.home("/logout"));

            Awaited.until("home's notice has deleted the session", () -> notes.sessions(alice) == 0);
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
        }
    }

    @Test
    void a_token_shown_again_is_refused_and_its_session_ends() {
        visitor.login(alice);
        Handoff handoff = visitor.handoff();
        Map<String, String> binding = Map.copyOf(visitor.cookies(hosts.shop()));
        assertThat(visitor.present(handoff).status()).isEqualTo(303);
        assertThat(visitor.open(hosts.shop("/")).body()).contains(alice.username());
        Visitor again = hosts.visitor();
        again.cookies(hosts.shop()).putAll(binding);

        assertThat(again.present(handoff).status()).isEqualTo(400);

        Awaited.until("the session has ended", () -> notes.sessions(alice) == 0);
        assertThat(visitor.open(hosts.shop("/")).status()).isEqualTo(303);
        assertThat(again.open(hosts.shop("/")).status()).isEqualTo(303);
    }

    @Test
    void a_token_in_another_browser_is_burnt() {
        visitor.login(alice);
        Handoff handoff = visitor.handoff();

        assertThat(hosts.visitor().present(handoff).status()).isEqualTo(400);

        assertThat(notes.reasons(alice)).containsExactly("UNBOUND");
        assertThat(visitor.present(handoff).status()).isEqualTo(400);
        assertThat(notes.sessions(alice)).isZero();
    }

    @Test
    void a_token_that_a_strangers_page_posts_or_that_was_changed_is_refused_and_stays_good() {
        visitor.login(alice);
        Handoff handoff = visitor.handoff();
        String token = handoff.token();
        int middle = token.length() / 2;
        Handoff changed = new Handoff(
                token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1),
                handoff.state(),
                handoff.issuer());

        Reply strangers =
                visitor.post(hosts.shop("/handoff/callback"), URI.create("https://stranger.example"), handoff.form());

        assertThat(strangers.status()).isEqualTo(403);
        assertThat(visitor.present(changed).status()).isEqualTo(400);
        assertThat(visitor.present(handoff).status()).isEqualTo(303);
    }

    @Test
    void a_changed_group_is_there_with_the_next_renewal() {
        visitor.enterShop(alice);
        hosts.database()
                .update("INSERT INTO user_groups SELECT id, 'press' FROM users WHERE username = ?", alice.username());
        letLeaseRunOut();

        assertThat(visitor.open(hosts.shop("/")).status()).isEqualTo(303);
        Awaited.until(
                "the renewal brings the group",
                () -> visitor.open(hosts.shop("/")).body().contains("press, user"));
    }

    @Test
    void a_logout_that_no_notice_reports_is_found_by_the_next_renewal() {
        visitor.enterShop(alice);
        hosts.database().update("UPDATE siblings SET logout_path = '/nowhere' WHERE id = 'notes'");
        try {
            visitor.logout();
            Awaited.until("the notice is refused for good", () -> notices().equals(List.of("DEAD")));
            assertThat(notes.sessions(alice)).isEqualTo(1);

            letLeaseRunOut();

            Awaited.until("the renewal ends the session", () -> notes.sessions(alice) == 0);
        } finally {
            hosts.database().update("UPDATE siblings SET logout_path = '/handoff/logout' WHERE id = 'notes'");
        }
    }

    @Test
    void only_homes_own_notice_ends_a_session() {
        visitor.enterShop(alice);
        Visitor another = hosts.visitor();
        another.login(alice);
        Handoff handoff = another.handoff();

        Reply forged = visitor.post(hosts.shop("/handoff/logout"), hosts.home(), Map.of("token", handoff.token()));

        assertThat(forged.status()).isEqualTo(400);
        assertThat(notes.sessions(alice)).isEqualTo(1);
    }

    @Test
    void the_page_that_was_asked_for_comes_after_the_login() {
        visitor.login(alice);

        Reply entered = visitor.present(visitor.handoff("/?page=2"));

        String back = hosts.shop(entered.location()).getPath() + "?"
                + hosts.shop(entered.location()).getQuery();
        assertThat(back).isEqualTo("/handoff/start?target=/?page=2");
        assertThat(visitor.open(hosts.shop(entered.location())).location()).isEqualTo("/?page=2");
    }

    @Test
    void no_target_leads_to_another_host() {
        visitor.login(alice);
        for (String hostile : HOSTILE) {
            Visitor fresh = hosts.visitor();
            fresh.cookies(hosts.home()).putAll(visitor.cookies(hosts.home()));
            assertThat(fresh.present(fresh.handoff(hostile)).status()).isEqualTo(303);

            String start = "/handoff/start?target=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8);
            assertThat(fresh.open(hosts.shop(start)).location()).as(hostile).isEqualTo("/");
        }
    }

    @Test
    void only_its_own_home_leads_there() {
        String start = "/handoff/start?iss=";

        assertThat(visitor.open(hosts.shop(start + hosts.home())).target()).hasPath("/handoff/authorize");
        assertThat(visitor.open(hosts.shop(start + "https://another.example")).status())
                .isEqualTo(400);
        assertThat(visitor.open(hosts.shop(start + hosts.home() + "&iss=" + hosts.home()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_script_is_not_sent_to_home() {
        assertThat(visitor.fetch(hosts.shop("/")).status()).isEqualTo(401);
    }

    private void letLeaseRunOut() {
        notes.database().update("UPDATE logins SET lease = now() WHERE person ->> 'username' = ?", alice.username());
    }

    private List<String> notices() {
        return hosts.database().rows("""
                        SELECT n.state
                          FROM logout_notices n
                          JOIN sessions s ON s.id = n.session_id
                          JOIN users u ON u.id = s.user_id
                         WHERE u.username = ?
                        """, alice.username()).stream()
                .map(row -> row.get("state"))
                .toList();
    }
}
