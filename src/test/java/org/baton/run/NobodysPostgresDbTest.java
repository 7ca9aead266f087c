package org.baton.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL as nobody, which only root can start: whoever else runs the tests leaves these out. */
class NobodysPostgresDbTest {
    private final Path directory = PrivateFiles.directory(TestDirectory.own().resolve("nobody"));
    private final Path data = directory.resolve("postgres");
    private final int port = Ports.free(1).get(0);
    private final Database database = new Database(port, "postgres", Passwords.in(directory));

    @AfterEach
    void remove() {
        Orphans.endPostgres(data);
        NobodysPostgres.remove(data);
        PrivateFiles.remove(directory);
    }

    @Test
    void it_runs_as_nobody_and_keeps_its_data_for_the_next_start() throws Exception {
        assumeRootMayBeNobody();

        try (NobodysPostgres first = start()) {
            assertThat(first).isNotNull();
            assertThat(Orphans.postmaster(data).orElseThrow().info().user()).contains("nobody");
            database.run("CREATE TABLE kept ()");
        }
        assertThat(Orphans.postmaster(data)).isEmpty();

        try (NobodysPostgres second = start()) {
            assertThat(second).isNotNull();
            database.run("SELECT FROM kept");
        }
    }

    @Test
    void one_that_was_left_behind_is_found_and_its_directory_removed() throws Exception {
        assumeRootMayBeNobody();
        NobodysPostgres left = start();
        Path behind = NobodysPostgres.behind(data);
        ProcessHandle process = Orphans.postmaster(data).orElseThrow();

        Orphans.endPostgres(data);
        NobodysPostgres.remove(data);

        assertThat(left).isNotNull();
        assertThat(process.isAlive()).isFalse();
        assertThat(behind.getParent()).doesNotExist();
        assertThat(NobodysPostgres.owns(data)).isFalse();
        assertThat(Files.isSymbolicLink(data)).isTrue();
    }

    @Test
    void what_a_link_to_somebody_elses_directory_leads_to_stays() throws Exception {
        Path others = Files.createDirectories(directory.resolve("others/data"));
        Files.createSymbolicLink(data, others);

        NobodysPostgres.remove(data);

        assertThat(others).exists();
    }

    private NobodysPostgres start() throws IOException {
        return NobodysPostgres.start(
                data,
                port,
                Map.of("fsync", "off", "listen_addresses", "127.0.0.1", "unix_socket_directories", ""),
                directory.resolve("postgres.log"));
    }

    private static void assumeRootMayBeNobody() {
        assumeTrue(
                "root".equals(System.getProperty("user.name")) && PostgresUser.works(PostgresUser.asNobody("true")),
                "Left out: only root can be nobody");
    }
}
