package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.baton.run.Server;
import org.junit.jupiter.api.Test;

/** A login goes from home on one application server to the shop on the other, in a real browser. */
@On({Nodes.WILDFLY_TO_PAYARA, Nodes.PAYARA_TO_WILDFLY})
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
class AcrossServersIT {
    private final Nodes nodes;
    private final Hosts hosts;
    private final Person alice;

    AcrossServersIT(Nodes nodes) {
        this.nodes = nodes;
        hosts = Hosts.on(nodes);
        alice = Person.inGroupUser("across", hosts.database());
    }

    @Test
    void a_login_on_one_server_opens_the_shop_on_the_other_and_its_logout_closes_it() throws IOException {
        try (Browser browser = Browser.at(hosts)) {
            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));

            browser.login(alice).awaitAddress(hosts.shop("/"));

            assertThat(browser.text("#user")).contains(alice.username());
            assertThat(logOf(Running.home(nodes))).contains("session %s opened for user".formatted(sessionAt("home")));
            assertThat(logOf(Running.shop(nodes)))
                    .contains("session %s opened by handoff".formatted(sessionAt("shop")));

            browser.open(hosts.home("/")).click("Log out").awaitAddress(hosts.home("/logout"));

            browser.open(hosts.shop("/")).awaitBelow(hosts.home("/login"));
        }
    }

    @Test
    void a_token_of_one_server_opens_nothing_on_the_other_in_a_browser_that_did_not_ask_for_it() {
        try (Browser victim = Browser.withoutScript(hosts);
                Browser thief = Browser.at(hosts)) {
            victim.open(hosts.shop("/")).login(alice).awaitBelow(hosts.home("/handoff/authorize"));

            thief.open(hosts.home("/login")).post(victim.handoff(), hosts.shop("/handoff/callback"));

            assertThat(thief.text()).contains("could not be handed over");
            victim.click("Continue").awaitBelow(hosts.shop("/handoff/callback"));
            assertThat(victim.cookie("__Host-sid")).isEmpty();
        }
    }

    private String sessionAt(String host) {
        return hosts.database()
                .value(
                        "SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id"
                                + " WHERE u.username = ? AND s.host = ?",
                        alice.username(),
                        host);
    }

    private static String logOf(Server server) throws IOException {
        return Files.readString(server.log());
    }
}
