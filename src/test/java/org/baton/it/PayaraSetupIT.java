package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.baton.run.DocPage;
import org.baton.run.Listening;
import org.baton.run.PayaraServer;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Payara Server that is configured by the scripts for operators, and by nothing else. */
class PayaraSetupIT {
    private final Hosts hosts = Hosts.running();

    @BeforeEach
    void payara_can_run_here() {
        assumeTrue(Nodes.PAYARA.canRun(), "left out by payara.skip, or 127.0.0.2 is missing");
    }

    @Test
    void configuring_it_again_changes_nothing() {
        PayaraServer home = Running.payara().home();
        String before = home.configuration();

        home.configure();
        String once = home.configuration();
        home.configure();

        assertThat(once).isEqualTo(before).contains("BatonPool");
        assertThat(home.configuration()).isEqualTo(once);
    }

    @Test
    void a_size_of_the_pool_that_an_operator_sets_is_in_force_at_once_and_stays_when_it_is_configured_again() {
        PayaraServer home = Running.payara().home();

        home.tell("set resources.jdbc-connection-pool.BatonPool.steady-pool-size=7");
        home.configure();

        assertThat(home.configuration()).contains("steady-pool-size=\"7\"");
        Awaited.until(
                "the pool has seven connections",
                () -> Integer.parseInt(hosts.database()
                                .value("SELECT count(*) FROM pg_stat_activity"
                                        + " WHERE usename = 'baton_app' AND application_name = 'baton'"
                                        + " AND datname = current_database()"))
                        >= 7);
    }

    @Test
    void the_pool_tells_how_it_is_by_the_commands_of_the_page_on_what_to_watch() throws IOException {
        PayaraServer home = Running.payara().home();
        List<String> commands = Files.readString(TestDirectory.project().resolve("docs/how-to/watch.md"))
                .lines()
                .filter(line -> line.startsWith("asadmin "))
                .map(line -> line.substring("asadmin ".length()))
                .toList();
        assertThat(commands).hasSize(2);
        home.tell(commands.get(0));
        Hosts onPayara = Hosts.on(Nodes.PAYARA);
        assertThat(onPayara.visitor().fetch(onPayara.home("/ready")).status()).isEqualTo(200);

        assertThat(home.tell(commands.get(1)))
                .contains(
                        "numconnused-current",
                        "waitqueuelength-count",
                        "numconntimedout-count",
                        "numpotentialconnleak-count");
    }

    @Test
    void what_the_page_for_operators_types_is_done() {
        List<String> commands = String.join(
                        "\n", new DocPage("docs/how-to/operate-on-payara.md").testedBy(PayaraSetupIT.class))
                .lines()
                .map(line -> line.substring("asadmin ".length()))
                .toList();
        assertThat(commands).hasSize(5);

        String said = Running.payara().home().tell(commands.toArray(String[]::new));

        assertThat(said).contains("Command list-applications executed successfully.");
        Hosts onPayara = Hosts.on(Nodes.PAYARA);
        Awaited.until(
                "home answers over new connections",
                () -> onPayara.visitor().fetch(onPayara.home("/ready")).status() == 200);
    }

    @Test
    void neither_its_configuration_nor_its_log_has_a_secret() throws IOException {
        PayaraServer home = Running.payara().home();
        String database = hosts.database().database().passwords().app();
        Path key = TestDirectory.own().resolve("two-hosts/home-master.key");

        for (String text : new String[] {home.configuration(), Files.readString(home.log())}) {
            assertThat(text).doesNotContain(database, Files.readString(key).strip());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/openapi"})
    void strangers_see_nothing_of_how_it_is_used_and_what_is_deployed(String path) {
        Hosts onPayara = Hosts.on(Nodes.PAYARA);

        assertThat(onPayara.visitor().fetch(onPayara.home(path)).status()).isEqualTo(403);
    }

    @Test
    void it_listens_on_no_address_that_the_network_can_reach() throws IOException {
        assumeTrue(Listening.isKnown(), "only Linux tells in /proc");

        assertThat(Listening.of(Running.payara().home().pid()))
                .hasSize(3)
                .allSatisfy(address -> assertThat(address.isLoopbackAddress()).isTrue());
    }
}
