package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.baton.run.Certificate;
import org.baton.run.HostSettings;
import org.baton.run.Jdk;
import org.baton.run.RunFailure;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.WildFly;
import org.junit.jupiter.api.Test;

/** A host that is started before its database is there. */
class DatabaseAwayAtStartIT {
    private final Path own = TestDirectory.own();
    private final Certificate certificate = Certificate.in(own);
    private final HttpClient client =
            HttpClient.newBuilder().sslContext(certificate.trusted()).build();

    @Test
    void it_waits_says_so_and_starts_when_the_database_is_there_or_fails_and_says_why() {
        try (StoppablePostgres postgres = new StoppablePostgres("away-at-start");
                WildFly patient = host("patient");
                WildFly impatient = host("impatient")) {
            postgres.stop(StoppablePostgres.Stop.FAST);

            start(patient, postgres, Map.of());
            start(impatient, postgres, Map.of("baton.start.wait", "2s"));

            assertThatThrownBy(() -> impatient.awaitReady(client)).isInstanceOf(RunFailure.class);
            assertThat(logOf(impatient))
                    .contains("The database did not answer within 2 s (baton.start.wait)")
                    .contains("Is it running, and is the data source right?");
            Awaited.until(
                    "the patient one says that it waits",
                    () -> logOf(patient).contains("waiting for the database: Connection to 127.0.0.1:"));
            postgres.start();
            patient.awaitReady(client);
        }
    }

    private WildFly host(String name) {
        return new WildFly(
                name,
                TestDirectory.project().resolve("target/server"),
                own.resolve(name),
                ServerPorts.free(),
                Jdk.running().startingQuickly());
    }

    private void start(WildFly host, StoppablePostgres postgres, Map<String, String> more) {
        host.start(
                TestDirectory.project().resolve("target/baton.war"),
                HostSettings.home(host.address(), postgres.database(), own.resolve("away-at-start-master.key"))
                        .with(certificate)
                        .with(more));
    }

    private static String logOf(WildFly host) {
        try {
            return Files.readString(host.log());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + host.log(), e);
        }
    }
}
