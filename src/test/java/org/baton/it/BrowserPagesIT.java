package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every page there is, seen by people of all sorts. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class BrowserPagesIT {
    private static final String NEW = "staple battery horse correct";

    private final Hosts hosts = Hosts.running();
    private final Person alice = Person.administrator("pages", hosts.database());
    private final Person bob = Person.inGroupUser("bob", hosts.database());
    private final Browser browser = Browser.fresh();

    /** A page, and the way to it from the one before. */
    private record Stop(String page, Runnable way) {}

    @AfterEach
    void end_the_browser() {
        browser.close();
    }

    @Test
    void every_page_is_for_everybody() {
        waitOnHandoffPages();
        Look look = new Look(browser);
        List<String> faults = new ArrayList<>();

        for (Stop stop : tour()) {
            stop.way().run();
            faults.addAll(look.at(stop.page()));
        }

        assertThat(faults).isEmpty();
    }

    /** All pages. A new page needs a line here. */
    private List<Stop> tour() {
        return List.of(
                // A stranger
                new Stop("login", () -> browser.open(hosts.home("/login"))),
                new Stop(
                        "login-wrong",
                        () -> browser.login(new Person(alice.username(), "wrong"))
                                .awaitText("do not fit")),
                new Stop("login-required", () -> {
                    browser.open(hosts.shop("/example/greeting"));
                    browser.continueTwice(hosts.shop("/handoff/callback")).awaitText("You are not logged in");
                }),
                new Stop("problem-404", () -> browser.open(hosts.home("/nothing"))),
                new Stop("problem-404-german", () -> {
                    speak("de");
                    browser.open(hosts.home("/nothing"));
                }),
                new Stop("login-german", () -> browser.open(hosts.home("/login"))),
                new Stop("problem-403", () -> {
                    speak("en");
                    browser.open(URI.create("data:text/html,hello"))
                            .post(new Handoff("a", "b", "c"), hosts.home("/logout"));
                }),
                // Alice, an administrator, at home
                new Stop(
                        "portal",
                        () -> browser.open(hosts.home("/login")).login(alice).awaitText("Welcome")),
                new Stop("sessions", () -> {
                    hosts.visitor().enterShop(alice);
                    alice.bearerToken(hosts.database());
                    browser.follow("My sessions").awaitText("A phone");
                }),
                new Stop("password", () -> browser.open(hosts.home("/password"))),
                new Stop("password-wrong", () -> change("wrong", NEW).awaitText("is not right")),
                new Stop(
                        "password-unfit",
                        () -> change(alice.password(), "password1").awaitText("many people use")),
                new Stop("password-given", () -> {
                    mustChange(true);
                    browser.open(hosts.home("/password")).awaitText("An administrator gave you");
                }),
                new Stop("logout-ask", () -> {
                    mustChange(false);
                    browser.open(hosts.home("/logout"));
                }),
                // What she administers
                new Stop("admin", () -> {
                    hosts.visitor().enterShop(bob);
                    browser.open(hosts.home("/admin")).awaitText("Last 24 hours");
                }),
                new Stop("admin-users", () -> browser.open(hosts.home("/admin/users?q=" + alice.username()))),
                new Stop("admin-users-nobody", () -> browser.open(hosts.home("/admin/users?q=%25"))),
                new Stop(
                        "admin-user",
                        () -> browser.open(hosts.home("/admin/users?q=" + bob.username()))
                                .follow(bob.username())
                                .awaitText("All events of this user")),
                new Stop("admin-user-suspend", () -> browser.find("summary").click()),
                new Stop("admin-sessions", () -> browser.open(hosts.home("/admin/sessions?since=15m"))),
                new Stop(
                        "admin-sessions-wrong",
                        () -> browser.open(hosts.home("/admin/sessions?by=address&value=somewhere"))),
                new Stop("admin-siblings", () -> browser.open(hosts.home("/admin/siblings"))),
                new Stop("admin-handoffs", () -> browser.open(hosts.home("/admin/handoffs"))),
                new Stop(
                        "admin-trace",
                        () -> browser.find("td a[href^='/admin/handoffs/']").click()),
                new Stop("admin-notices", () -> browser.open(hosts.home("/admin/notices"))),
                new Stop("admin-events", () -> browser.open(hosts.home("/admin/events"))),
                // Alice at the shop
                new Stop("handoff", () -> browser.open(hosts.shop("/")).awaitBelow(hosts.home("/handoff/authorize"))),
                new Stop("handoff-relay", () -> browser.click("Continue").awaitBelow(hosts.shop("/handoff/callback"))),
                new Stop("example", () -> browser.click("Continue").awaitAddress(hosts.shop("/"))),
                new Stop("greeting", () -> browser.open(hosts.shop("/example/greeting"))),
                new Stop("sensitive", () -> browser.open(hosts.shop("/example/sensitive"))),
                new Stop("login-again", () -> browser.click("Ask me again").awaitBelow(hosts.home("/login/again"))),
                new Stop(
                        "login-again-wrong",
                        () -> browser.giveAgain(new Person(alice.username(), "wrong"))
                                .awaitText("not your password")),
                new Stop("password-changed", () -> {
                    browser.open(hosts.home("/password"));
                    change(alice.password(), NEW).awaitText("Password changed");
                }),
                // Bob where alice is
                new Stop("other-user", () -> {
                    browser.open(hosts.shop("/"));
                    browser.continueTwice(hosts.shop("/handoff/callback")).awaitAddress(hosts.shop("/"));
                    browser.open(hosts.shop("/example/sensitive"))
                            .click("Ask me again")
                            .awaitBelow(hosts.home("/login/again"));
                    browser.forgetCookies()
                            .follow("I am not " + alice.username())
                            .login(bob);
                    browser.continueTwice(hosts.shop("/handoff/callback")).awaitText("Somebody else");
                }),
                new Stop(
                        "logout-here",
                        () -> browser.open(hosts.shop("/"))
                                .click("Log out of this site only")
                                .awaitAddress(hosts.shop("/logout"))),
                new Stop(
                        "handoff-refused",
                        () -> browser.open(hosts.home("/"))
                                .post(
                                        new Handoff(
                                                "v4.public.AAAA",
                                                "A".repeat(22),
                                                hosts.home().toString()),
                                        hosts.shop("/handoff/callback"))
                                .click("Continue")
                                .awaitText("could not be handed over")),
                new Stop(
                        "logout",
                        () -> browser.open(hosts.home("/")).click("Log out").awaitText("Logged out")));
    }

    private void speak(String language) {
        browser.driver()
                .executeCdpCommand(
                        "Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
    }

    private Browser change(String present, String wanted) {
        browser.find("#current").sendKeys(present);
        browser.find("#new").sendKeys(wanted);
        return browser.click("Change the password");
    }

    private void mustChange(boolean must) {
        hosts.database().update("UPDATE users SET must_change_password = ? WHERE username = ?", must, alice.username());
    }

    /** The script that leaves them at once is not loaded. */
    private void waitOnHandoffPages() {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        browser.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/static/handoff.js")));
    }
}
