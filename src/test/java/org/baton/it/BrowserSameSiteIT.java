package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.baton.run.Database;
import org.baton.run.Jdk;
import org.baton.run.Jdks;
import org.baton.run.Progress;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.run.TwoHosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Cookie;

/** The flows in a real browser between hosts of one site, where the binding cookie need not cross sites and is Lax. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class BrowserSameSiteIT {
    private final ServerPorts homePorts = ServerPorts.free();
    private final ServerPorts shopPorts = ServerPorts.free();
    private final TwoHosts two = new TwoHosts(
            TestDirectory.project(),
            TestDirectory.own().resolve("same-site"),
            homePorts,
            shopPorts,
            Jdks.both(Jdk.running().startingQuickly()));
    private final Database database = TestPostgres.freshDatabase();
    private final Hosts hosts = new Hosts(
            Nodes.WILDFLY,
            URI.create("https://login.example.localhost:" + homePorts.https()),
            URI.create("https://shop.example.localhost:" + shopPorts.https()),
            new Sql(database),
            HttpClient.newHttpClient());

    @BeforeAll
    void start() {
        two.start(
                Hosts.war(),
                database,
                Map.of("baton.origin", hosts.home().toString()),
                Map.of(
                        "baton.origin", hosts.shop().toString(),
                        "baton.home.origin", hosts.home().toString(),
                        "baton.handoff.delivery", "QUERY"),
                Progress.silent());
        hosts.database()
                .update(
                        "UPDATE siblings SET origin = ? WHERE id = 'shop'",
                        hosts.shop().toString());
    }

    @AfterAll
    void end() {
        two.close();
    }

    @ParameterizedTest
    @CsvSource({"FORM_POST, true", "FORM_POST, false", "QUERY, true", "QUERY, false"})
    void whoever_opens_the_shop_or_is_sent_there_by_home_gets_in_and_out(String delivery, boolean script) {
        hosts.database().update("UPDATE siblings SET delivery = ? WHERE id = 'shop'", delivery);
        Person alice = Person.inGroupUser("same-site", hosts.database());
        boolean byHand = delivery.equals("FORM_POST") && !script;
        try (Browser browser = script ? Browser.at(hosts) : Browser.withoutScript(hosts)) {
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
            browser.open(hosts.shop("/static/baton.css"));
            assertThat(browser.cookies()).extracting(Cookie::getSameSite).containsOnly("Lax");

            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login")).login(alice);
            if (byHand) {
                browser.click("Continue");
            }
            browser.awaitAddress(hosts.shop("/"));
            assertThat(browser.text("#user")).contains(alice.username());
            browser.forgetCookies();

            browser.open(hosts.home("/")).click("shop");
            if (byHand) {
                browser.click("Continue");
            }
            browser.awaitAddress(hosts.shop("/"));
            assertThat(browser.text("#user")).contains(alice.username());

            browser.click("Log out").awaitBelow(hosts.home("/logout?hint="));
            assertThat(browser.text()).contains("Logged out");
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
        }
    }
}
