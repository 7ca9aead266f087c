package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flows of a handoff in a real browser, between hosts of different sites. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class BrowserFlowsIT {
    private final Hosts hosts = Hosts.running();
    private final Person alice = Person.inGroupUser("flows", hosts.database());

    @AfterEach
    void deliver_by_post() {
        deliver("FORM_POST");
    }

    @ParameterizedTest
    @CsvSource({"FORM_POST, true", "FORM_POST, false", "QUERY, true", "QUERY, false"})
    void whoever_opens_the_shop_or_is_sent_there_by_home_gets_in(String delivery, boolean script) {
        deliver(delivery);
        try (Browser browser = script ? Browser.fresh() : Browser.withoutScript()) {
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login")).login(alice);
            continueByHand(browser, delivery, script);
            browser.awaitAddress(hosts.shop("/"));
            assertThat(browser.text("#user")).contains(alice.username());
            browser.forgetCookies();

            browser.open(hosts.home("/")).click("shop");
            continueByHand(browser, delivery, script);
            browser.awaitAddress(hosts.shop("/"));
            assertThat(browser.text("#user")).contains(alice.username());
            assertThat(browser.cookie("__Host-sid")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORM_POST", "QUERY"})
    void an_old_login_is_asked_for_the_password_before_a_page_that_wants_a_fresh_one(String delivery) {
        deliver(delivery);
        try (Browser browser = Browser.fresh()) {
            browser.open(hosts.shop("/")).login(alice).awaitAddress(hosts.shop("/"));
            hosts.database()
                    .update(
                            "UPDATE sessions SET authenticated_at = authenticated_at - interval '6 minutes'"
                                    + " WHERE user_id = (SELECT id FROM users WHERE username = ?)",
                            alice.username());

            browser.follow("A page that asks for a fresh login").awaitBelow(hosts.home("/login/again"));
            browser.giveAgain(alice).awaitAddress(hosts.shop("/example/sensitive"));
            assertThat(browser.text("#user")).contains(alice.username());

            browser.click("Ask me again").awaitBelow(hosts.home("/login/again"));
            browser.giveAgain(alice).awaitAddress(hosts.shop("/example/sensitive"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORM_POST", "QUERY"})
    void a_page_that_asks_nobody_tells_a_stranger_and_greets_whoever_is_logged_in(String delivery) {
        deliver(delivery);
        try (Browser browser = Browser.fresh()) {
            browser.open(hosts.shop("/example/greeting"));
            assertThat(browser.awaitText("You are not logged in").text()).contains("quote");

            browser.click("Log in").awaitBelow(hosts.home("/login"));
            browser.login(alice).awaitAddress(hosts.shop("/example/greeting"));

            assertThat(browser.text("#user")).contains(alice.username());
        }
    }

    @Test
    void logging_out_at_the_shop_logs_out_at_home_without_a_question() {
        try (Browser browser = Browser.fresh()) {
            browser.open(hosts.shop("/")).login(alice).awaitAddress(hosts.shop("/"));

            browser.click("Log out").awaitBelow(hosts.home("/logout?hint="));

            assertThat(browser.text()).contains("Logged out", "every site");
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
            assertThat(browser.find("#password").isDisplayed()).isTrue();
        }
    }

    @Test
    void a_link_to_homes_logout_asks_and_logs_out_only_who_says_yes() {
        try (Browser browser = Browser.fresh()) {
            browser.open(hosts.shop("/")).login(alice).awaitAddress(hosts.shop("/"));

            browser.open(hosts.home("/logout?hint=00000000-0000-0000-0000-000000000000"));
            assertThat(browser.text()).contains("Log out?");
            browser.follow("Stay logged in").awaitAddress(hosts.home("/"));

            browser.open(hosts.home("/logout")).click("Log out");
            assertThat(browser.awaitText("Logged out").text()).contains("every site");
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
        }
    }

    @Test
    void logging_out_of_the_shop_only_leaves_the_login_at_home() {
        try (Browser browser = Browser.fresh()) {
            browser.open(hosts.shop("/")).login(alice).awaitAddress(hosts.shop("/"));

            browser.click("Log out of this site only").awaitAddress(hosts.shop("/logout"));

            assertThat(browser.text()).contains("of this site only");
            browser.open(hosts.home("/")).awaitAddress(hosts.home("/"));
            assertThat(browser.text()).contains("Welcome");
        }
    }

    private void deliver(String delivery) {
        hosts.database().update("UPDATE siblings SET delivery = ? WHERE id = 'shop'", delivery);
    }

    /** A post needs a click where no script sends it: at home, and at the shop, which posts it to itself. */
    private void continueByHand(Browser browser, String delivery, boolean script) {
        if (delivery.equals("FORM_POST") && !script) {
            browser.continueTwice(hosts.shop("/handoff/callback"));
        }
    }
}
