package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.baton.run.Database;
import org.baton.run.Progress;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.run.TwoHosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Cookie;

/** The flows in a real browser between hosts of one site, where the binding cookie need not cross sites and is Lax. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class BrowserSameSiteIT {
    private static final ServerPorts HOME_PORTS = ServerPorts.free();
    private static final ServerPorts SHOP_PORTS = ServerPorts.free();
    private static final TwoHosts TWO =
            new TwoHosts(TestDirectory.project(), TestDirectory.own().resolve("same-site"), HOME_PORTS, SHOP_PORTS);
    private static final URI HOME = URI.create("https://login.example.localhost:" + HOME_PORTS.https());
    private static final URI SHOP = URI.create("https://shop.example.localhost:" + SHOP_PORTS.https());
    private static final Database DATABASE = TestPostgres.freshDatabase();
    private static final Hosts HOSTS =
            new Hosts(Nodes.WILDFLY, HOME, SHOP, new Sql(DATABASE), HttpClient.newHttpClient());

    @BeforeAll
    static void start() {
        TWO.start(
                Hosts.war(),
                DATABASE,
                Map.of("baton.origin", HOME.toString()),
                Map.of(
                        "baton.origin", SHOP.toString(),
                        "baton.home.origin", HOME.toString(),
                        "baton.handoff.delivery", "QUERY"),
                Progress.silent());
        HOSTS.database().update("UPDATE siblings SET origin = ? WHERE id = 'shop'", SHOP.toString());
    }

    @AfterAll
    static void end() {
        TWO.close();
    }

    @ParameterizedTest
    @CsvSource({"FORM_POST, true", "FORM_POST, false", "QUERY, true", "QUERY, false"})
    void whoever_opens_the_shop_or_is_sent_there_by_home_gets_in_and_out(String delivery, boolean script) {
        HOSTS.database().update("UPDATE siblings SET delivery = ? WHERE id = 'shop'", delivery);
        Person alice = Person.inGroupUser("same-site", HOSTS.database());
        boolean byHand = delivery.equals("FORM_POST") && !script;
        try (Browser browser = script ? Browser.at(HOSTS) : Browser.withoutScript(HOSTS)) {
            browser.open(HOSTS.shop("/")).awaitBelow(HOSTS.home("/login"));
            browser.open(HOSTS.shop("/static/baton.css"));
            assertThat(browser.cookies()).extracting(Cookie::getSameSite).containsOnly("Lax");

            browser.open(HOSTS.shop("/")).awaitBelow(HOSTS.home("/login")).login(alice);
            if (byHand) {
                browser.click("Continue");
            }
            browser.awaitAddress(HOSTS.shop("/"));
            assertThat(browser.find("#user").getText()).contains(alice.username());
            browser.forgetCookies();

            browser.open(HOSTS.home("/")).click("shop");
            if (byHand) {
                browser.click("Continue");
            }
            browser.awaitAddress(HOSTS.shop("/"));
            assertThat(browser.find("#user").getText()).contains(alice.username());

            browser.click("Log out").awaitBelow(HOSTS.home("/logout?hint="));
            assertThat(browser.text()).contains("Logged out");
            browser.open(HOSTS.shop("/")).awaitBelow(HOSTS.home("/login"));
        }
    }
}
