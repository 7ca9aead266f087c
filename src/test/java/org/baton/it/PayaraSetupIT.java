package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
