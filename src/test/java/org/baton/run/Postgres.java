package org.baton.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL of this project's own, from Maven, on 127.0.0.1. Whoever logs in needs a password.
 *
 * <p>Starting and closing exclude each other: closing in the middle of a start waits for the start and then ends it,
 * so that no postgres stays behind.
 */
public final class Postgres implements AutoCloseable {
    private final Path data;
    private final Path binaries;
    private final int port;
    private final Passwords passwords;
    private @Nullable Closeable running;
    private boolean closed;

    /** Keeps data, passwords and log in this directory, and the program itself in that one; nothing starts yet. */
    public Postgres(Path directory, Path binaries, int port) {
        PrivateFiles.directory(directory);
        this.data = directory.resolve("postgres");
        this.binaries = binaries;
        this.port = port;
        this.passwords = Passwords.in(directory);
    }

    /** Starts it; what was in its directory is still there. {@code durable}: a crash of the machine loses nothing. */
    public synchronized void start(boolean durable) {
        if (closed) {
            throw new RunFailure("PostgreSQL is not started any more: the command is being ended");
        }
        Orphans.endPostgres(data);
        try {
            running = started(durable);
            askForPasswords();
        } catch (IOException | IllegalStateException | SQLException e) {
            throw new RunFailure("PostgreSQL does not start: %s (%s)".formatted(e.getMessage(), log()), e);
        }
    }

    private Closeable started(boolean durable) throws IOException {
        String safe = durable ? "on" : "off";
        // The embedded server begins with all three off: without the second, a crash forgets the last commits.
        Map<String, String> settings = Map.of(
                "fsync",
                safe,
                "synchronous_commit",
                safe,
                "full_page_writes",
                safe,
                "listen_addresses",
                "127.0.0.1",
                "unix_socket_directories",
                "",
                "max_connections",
                "200",
                // For whoever creates the extension: tests that count statements, and a DBA who tries the demo.
                "shared_preload_libraries",
                "pg_stat_statements");
        if (NobodysPostgres.owns(data) || PostgresUser.onThisMachine() == PostgresUser.NOBODY) {
            return NobodysPostgres.start(data, port, settings, log());
        }
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(PrivateFiles.directory(binaries).toFile())
                .setConnectConfig("password", passwords.superuser())
                .setLocaleConfig("locale", "C")
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()));
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    /** Its database of that name, which need not be there yet. */
    public Database database(String name) {
        return new Database(port, name, passwords);
    }

    /** Its process, if it runs. */
    public Optional<ProcessHandle> process() {
        return Orphans.postmaster(data);
    }

    /** Where it says what troubles it. */
    public Path log() {
        return data.resolveSibling("postgres.log");
    }

    /** Ends it; its data stays. */
    @Override
    public synchronized void close() {
        closed = true;
        if (running == null) {
            return;
        }
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot end PostgreSQL in " + data, e);
        }
        running = null;
    }

    /** Trust, which the embedded server begins with, would let every user of this machine in. */
    private void askForPasswords() throws IOException, SQLException {
        Database server = database("postgres");
        server.run("ALTER ROLE postgres PASSWORD '%s'".formatted(passwords.superuser()));
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        server.run("SELECT pg_reload_conf()");
    }
}
