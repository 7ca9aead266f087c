package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.baton.run.Database;

/** PostgreSQL's own command line, for tests that {@link Needs need} it. */
final class Psql {
    private Psql() {}

    /** What psql prints, without headings, when the owner of the tables types that. */
    static String asOwner(Database database, String statement) {
        return typed(database, "baton_owner", database.passwords().owner(), statement);
    }

    /** What psql prints, without headings, when the DBA on duty types that. */
    static String asAdmin(Database database, String statement) {
        return typed(database, "baton_admin", database.passwords().admin(), statement);
    }

    private static String typed(Database database, String role, String password, String statement) {
        ProcessBuilder command = new ProcessBuilder(List.of(
                        Tool.PSQL.required().toString(),
                        "-X",
                        "-A",
                        "-t",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        "" + database.port(),
                        "-U",
                        role,
                        "-d",
                        database.name(),
                        "-c",
                        statement))
                .redirectErrorStream(true);
        command.environment().put("PGPASSWORD", password);
        try {
            Process running = command.start();
            String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (running.waitFor() != 0) {
                throw new IllegalStateException("psql refused " + statement + ": " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException("psql does not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while psql ran", e);
        }
    }
}
