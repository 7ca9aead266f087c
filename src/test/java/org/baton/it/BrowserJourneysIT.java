package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.interactions.Actions;

/** What people do with their browser: the wrong thing, two things at once, and back again. One browser does it all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class BrowserJourneysIT {
    private final Hosts hosts = Hosts.running();
    private final URI callback = hosts.shop("/handoff/callback");
    private final Browser browser = Browser.fresh();

    private Person alice = Person.inGroupUser("journeys", hosts.database());

    @AfterAll
    void end_the_browser() {
        browser.close();
    }

    @BeforeEach
    void forget_all() {
        script(true);
        browser.driver().executeCdpCommand("Network.clearBrowserCookies", Map.of());
        alice = Person.inGroupUser("journeys", hosts.database());
    }

    @Test
    void a_session_that_is_ended_in_the_list_is_out_and_so_is_what_came_from_it() {
        Visitor phone = hosts.visitor();
        phone.enterShop(alice);
        String theirs = "[data-session='%s']".formatted(id(phone));
        enterShop();

        browser.open(hosts.home("/sessions")).find(theirs + " button").click();
        browser.awaitNone(theirs);

        assertThat(phone.session(hosts.home()).status()).isEqualTo(401);
        assertThat(phone.session(hosts.shop()).status()).isEqualTo(401);
        browser.open(hosts.shop("/")).awaitAddress(hosts.shop("/"));
        assertThat(browser.text("#user")).contains(alice.username());
    }

    @Test
    void a_user_whom_an_administrator_suspends_is_out_at_the_next_click_and_is_told_to_log_in() {
        Visitor administrator = hosts.visitor();
        administrator.login(Person.administrator("suspends", hosts.database()));
        enterShop();
        browser.open(hosts.home("/"));

        Reply suspended = administrator.change(
                "PUT", hosts.home("/api/admin/users/" + alice.username() + "/status"), "{\"status\":\"SUSPENDED\"}");
        browser.follow("My sessions").awaitBelow(hosts.home("/login"));

        assertThat(suspended.status()).isLessThan(300);
        assertThat(browser.text("[role=status]")).contains("no longer logged in", "Log in to go on");
        browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
        browser.login(alice).awaitText("do not fit");
    }

    @Test
    void changing_the_password_goes_on_here_and_logs_out_elsewhere() {
        Visitor elsewhere = hosts.visitor();
        elsewhere.enterShop(alice);
        login();

        changePassword();
        browser.follow("Go on").awaitText("Welcome");

        assertThat(elsewhere.session(hosts.home()).status()).isEqualTo(401);
        assertThat(elsewhere.session(hosts.shop()).status()).isEqualTo(401);
    }

    @Test
    void after_a_wrong_password_the_name_is_still_there_and_the_error_is_said_with_the_field_in_focus() {
        browser.open(hosts.home("/login")).login(new Person(alice.username(), "wrong"));
        WebElement alert = browser.find("[role=alert]");
        WebElement focused = browser.find("#password:focus");

        assertThat(alert.getText()).contains("do not fit");
        assertThat(focused.getDomAttribute("aria-describedby")).isEqualTo(alert.getDomAttribute("id"));
        assertThat(focused.getDomProperty("value")).isEmpty();
        assertThat(browser.find("#username").getDomProperty("value")).isEqualTo(alice.username());
    }

    @Test
    void who_waited_too_long_on_the_way_to_the_shop_tries_again_by_a_button() {
        login();
        script(false);
        browser.open(hosts.shop("/")).awaitBelow(hosts.home("/handoff/authorize"));
        hosts.database().update("""
                UPDATE handoffs h
                   SET issued_at = h.issued_at - interval '2 min', expires_at = h.expires_at - interval '2 min'
                  FROM sessions s
                  JOIN users u ON u.id = s.user_id
                 WHERE s.id = h.root_id AND u.username = ?
                """, alice.username());

        browser.continueTwice(callback).awaitText("could not be handed over");
        browser.click("Try again").awaitBelow(hosts.home("/handoff/authorize"));
        browser.continueTwice(callback).awaitAddress(hosts.shop("/"));

        assertThat(browser.text("#user")).contains(alice.username());
    }

    @Test
    void back_from_the_portal_is_an_empty_login_page_and_forward_the_portal_again() {
        login();

        browser.driver().navigate().back();
        browser.awaitAddress(hosts.home("/login"));
        assertThat(browser.find("#password").getDomProperty("value")).isEmpty();

        browser.driver().navigate().forward();
        browser.awaitAddress(hosts.home("/"));
        assertThat(browser.text()).contains("Welcome");
    }

    @Test
    void back_after_a_logout_shows_nothing_of_the_user() {
        login();
        browser.follow("My sessions").awaitAddress(hosts.home("/sessions"));
        browser.follow("Back").awaitAddress(hosts.home("/"));
        browser.click("Log out").awaitText("Logged out");

        for (int step = 1; step <= 2; step++) {
            browser.driver().navigate().back();
            browser.awaitBelow(hosts.home("/login"));
            assertThat(browser.text()).doesNotContain(alice.username());
        }
    }

    @Test
    void back_from_the_shop_passes_by_the_handoff_page() {
        login();
        browser.click("shop").awaitAddress(hosts.shop("/"));

        browser.driver().navigate().back();

        browser.awaitAddress(hosts.home("/"));
        assertThat(browser.text()).contains("Welcome");
    }

    @Test
    void back_onto_the_handoff_page_without_script_is_refused_and_its_button_leads_to_the_shop_all_the_same() {
        login();
        script(false);
        browser.open(hosts.shop("/")).awaitBelow(hosts.home("/handoff/authorize"));
        browser.continueTwice(callback).awaitAddress(hosts.shop("/"));

        browser.driver().navigate().back();
        browser.driver().navigate().back();
        browser.awaitBelow(hosts.home("/handoff/authorize"));
        browser.continueTwice(callback).awaitText("could not be handed over");
        browser.click("Try again").awaitAddress(hosts.shop("/"));

        assertThat(browser.text("#user")).contains(alice.username());
    }

    @Test
    void a_double_click_on_the_way_to_the_shop_gets_in_once() {
        login();

        new Actions(browser.driver())
                .doubleClick(browser.find("form[action='/handoff/launch/shop'] button"))
                .perform();
        browser.awaitAddress(hosts.shop("/"));

        assertThat(browser.text("#user")).contains(alice.username());
        assertThat(hosts.database()
                        .value(
                                "SELECT count(*) FROM sessions s JOIN users u ON u.id = s.user_id"
                                        + " WHERE u.username = ? AND s.host = 'shop' AND s.ended_at IS NULL",
                                alice.username()))
                .isEqualTo("1");
    }

    @Test
    void a_login_and_a_logout_in_one_tab_hold_in_the_other() {
        browser.open(hosts.home("/login"));
        String first = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        String second = browser.driver().getWindowHandle();
        login();

        tab(first).open(hosts.home("/")).awaitText("Welcome");
        tab(second).click("Log out").awaitText("Logged out");
        tab(first).follow("My sessions").awaitBelow(hosts.home("/login"));

        assertThat(browser.text()).doesNotContain(alice.username());
    }

    @Test
    void everything_works_without_script() {
        script(false);
        Visitor elsewhere = hosts.visitor();
        elsewhere.login(alice);
        login();

        browser.click("shop").awaitBelow(hosts.home("/handoff/authorize"));
        browser.continueTwice(callback).awaitAddress(hosts.shop("/"));
        browser.follow("Home").awaitAddress(hosts.home("/"));
        browser.follow("My sessions").click("End all others").awaitNone(".root + .root");
        assertThat(elsewhere.session(hosts.home()).status()).isEqualTo(401);

        browser.follow("Back");
        changePassword();
        browser.follow("Go on").click("Log out").awaitText("Logged out");
        browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
    }

    private String id(Visitor visitor) {
        return visitor.session(hosts.home()).json().getJsonObject("session").getString("id");
    }

    private void login() {
        browser.open(hosts.home("/login")).login(alice).awaitAddress(hosts.home("/"));
    }

    private void enterShop() {
        browser.open(hosts.shop("/")).login(alice).awaitAddress(hosts.shop("/"));
    }

    private void changePassword() {
        browser.follow("Change the password").find("#current").sendKeys(alice.password());
        browser.find("#new").sendKeys("staple battery horse correct");
        browser.click("Change the password").awaitText("Password changed");
    }

    private void script(boolean runs) {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !runs));
    }

    private Browser tab(String handle) {
        browser.driver().switchTo().window(handle);
        return browser;
    }
}
