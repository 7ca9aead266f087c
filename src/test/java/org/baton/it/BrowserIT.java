package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.baton.scene.HostilePaths;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;

/** What a person sees, in a real browser, and what a browser does that no client by hand can show. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class BrowserIT {
    private final Hosts hosts = Hosts.running();
    private final Person alice = Person.inGroupUser("browser", hosts.database());

    @Test
    void a_person_logs_in_at_home_is_known_at_the_shop_and_logs_out_of_both() {
        try (Browser browser = Browser.fresh()) {
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));

            browser.login(new Person(alice.username(), "wrong"));
            assertThat(browser.text("[role=alert]")).contains("do not fit");

            browser.find("#username").clear();
            browser.login(alice).awaitAddress(hosts.shop("/"));
            assertThat(browser.text("#user")).contains(alice.username());

            browser.follow("Home").awaitAddress(hosts.home("/"));
            assertThat(browser.text()).contains("Welcome, The " + alice.username(), "shop");

            browser.follow("My sessions").awaitAddress(hosts.home("/sessions"));
            assertThat(browser.text(".root")).contains("home", "this browser");
            assertThat(browser.text(".root + .child")).contains("shop");

            browser.follow("Back").awaitAddress(hosts.home("/"));
            browser.click("shop").awaitAddress(hosts.shop("/"));
            browser.open(hosts.home("/")).click("Log out").awaitAddress(hosts.home("/logout"));

            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
        }
    }

    @Test
    void times_are_those_of_the_viewers_zone_or_of_utc_without_script() {
        try (Browser tokyo = Browser.fresh().in("Asia/Tokyo");
                Browser plain = Browser.withoutScript()) {
            for (Browser browser : List.of(tokyo, plain)) {
                browser.open(hosts.home("/login")).login(alice).awaitAddress(hosts.home("/"));
                browser.follow("My sessions").awaitAddress(hosts.home("/sessions"));
            }

            assertThat(tokyo.text("time:not([title])")).endsWith("GMT+9");
            assertThat(tokyo.text("time[title]")).isEqualTo("just now");
            assertThat(tokyo.find("time[title]").getDomAttribute("title")).endsWith("GMT+9");
            assertThat(plain.text("time:not([title])")).endsWith(" UTC");
            assertThat(plain.text(".root")).contains("Chrome on Linux");
        }
    }

    @Test
    void the_journey_works_without_script_by_a_button() {
        try (Browser browser = Browser.withoutScript()) {
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
            browser.login(alice).awaitBelow(hosts.home("/handoff/authorize"));

            browser.continueTwice(hosts.shop("/handoff/callback")).awaitAddress(hosts.shop("/"));

            assertThat(browser.text("#user")).contains(alice.username());
        }
    }

    @Test
    void the_binding_cookie_travels_with_a_post_from_another_site_and_the_session_cookie_is_out_of_reach() {
        try (Browser browser = Browser.withoutScript()) {
            browser.open(hosts.home("/login")).login(alice).awaitAddress(hosts.home("/"));
            Handoff handoff = browser.open(hosts.shop("/")).handoff();

            browser.open(hosts.shop("/static/baton.css"));
            Cookie binding = browser.cookie(handoff.cookie()).orElseThrow();
            assertThat(binding.getSameSite()).isEqualTo("None");

            browser.open(hosts.shop("/"))
                    .continueTwice(hosts.shop("/handoff/callback"))
                    .awaitAddress(hosts.shop("/"));
            Cookie session = browser.cookie("__Host-sid").orElseThrow();
            assertThat(session.isHttpOnly()).isTrue();
            assertThat(session.isSecure()).isTrue();
            assertThat(session.getSameSite()).isEqualTo("Lax");
        }
    }

    @Test
    void a_token_copied_into_another_browser_opens_nothing_and_is_burned() {
        try (Browser victim = Browser.withoutScript();
                Browser thief = Browser.fresh()) {
            victim.open(hosts.shop("/")).login(alice).awaitBelow(hosts.home("/handoff/authorize"));

            thief.open(hosts.home("/login")).post(victim.handoff(), hosts.shop("/handoff/callback"));

            assertThat(thief.text()).contains("could not be handed over");
            assertThat(thief.cookie("__Host-sid")).isEmpty();
            victim.click("Continue").awaitBelow(hosts.shop("/handoff/callback"));
            assertThat(victim.cookie("__Host-sid")).isEmpty();
        }
    }

    @Test
    void a_token_that_a_strangers_page_posts_logs_nobody_in() {
        Visitor attacker = hosts.visitor();
        attacker.login(alice);
        Handoff attackers = attacker.handoff();
        try (Browser victim = Browser.fresh()) {
            victim.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));

            victim.open(URI.create("data:text/html,hello")).post(attackers, hosts.shop("/handoff/callback"));

            assertThat(victim.text()).contains("Refused");
            assertThat(victim.cookie("__Host-sid")).isEmpty();
            assertThat(attacker.present(attackers).status()).isEqualTo(303);
        }
    }

    @Test
    void a_foreign_page_logs_nobody_out() {
        try (Browser browser = Browser.fresh()) {
            browser.open(hosts.home("/login")).login(alice).awaitAddress(hosts.home("/"));

            browser.open(URI.create("data:text/html,hello")).post(new Handoff("a", "b", "c"), hosts.home("/logout"));

            assertThat(browser.text()).contains("Refused");
            browser.open(hosts.home("/")).awaitAddress(hosts.home("/"));
            assertThat(browser.text()).contains("Welcome");
        }
    }

    @Test
    void another_persons_login_does_not_silently_take_the_place_of_a_live_session() {
        Person bob = Person.inGroupUser("bob", hosts.database());
        try (Browser browser = Browser.fresh()) {
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
            URI first = URI.create(browser.address());
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
            browser.login(alice).awaitAddress(hosts.shop("/"));
            browser.open(hosts.home("/static/baton.css")).forgetCookies();

            browser.open(first).login(bob).awaitBelow(hosts.shop("/"));

            assertThat(browser.text()).contains("Somebody else is logged in here");
        }
    }

    @Test
    void twenty_hostile_targets_end_on_the_front_page_of_the_shop() {
        try (Browser browser = Browser.fresh()) {
            browser.open(hosts.home("/login")).login(alice).awaitAddress(hosts.home("/"));
            for (String target : someHostile()) {
                String start = "/handoff/start?target=" + URLEncoder.encode(target, StandardCharsets.UTF_8);

                browser.open(hosts.shop("/static/baton.css")).forgetCookies();
                browser.open(hosts.shop(start)).awaitAddress(hosts.shop("/"));

                assertThat(browser.text("#user")).contains(alice.username());
            }
        }
    }

    @Test
    void hostile_continuations_end_on_the_front_page_of_home() {
        try (Browser browser = Browser.fresh()) {
            for (String target : new String[] {"//evil.example/", "/\\evil.example/", "/%2f/evil.example/"}) {
                String login = "/login?continue=" + URLEncoder.encode(target, StandardCharsets.UTF_8);

                browser.open(hosts.home(login)).login(alice).awaitAddress(hosts.home("/"));

                assertThat(browser.address()).isEqualTo(hosts.home("/").toString());
            }
        }
    }

    /** The first and the last of each trick, as far as a query can carry it. */
    private static List<String> someHostile() {
        List<String> some = HostilePaths.byTrick().values().stream()
                .flatMap(paths -> Stream.of(paths.get(0), paths.get(paths.size() - 1)))
                .toList();
        assertThat(some).hasSizeGreaterThanOrEqualTo(20);
        return some;
    }
}
