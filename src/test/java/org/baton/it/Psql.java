package org.baton.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.baton.run.Database;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * PostgreSQL's own command line. Without it the tests that type into it are left out, with a line that says so; under
 * {@code CI=true} they fail.
 */
final class Psql implements ExecutionCondition {
    private static final String MISSING = "no psql found; install it: apt-get install postgresql-client";

    /** Made by JUnit. */
    Psql() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (installed().isPresent() || "true".equals(System.getenv("CI"))) {
            return ConditionEvaluationResult.enabled("psql is there, or has to be");
        }
        System.out.println("Tests in psql left out: " + MISSING);
        return ConditionEvaluationResult.disabled(MISSING);
    }

    /** What psql prints, without headings, when the owner of the tables types that. */
    static String asOwner(Database database, String statement) {
        return typed(database, "baton_owner", database.passwords().owner(), statement);
    }

    /** What psql prints, without headings, when the DBA on duty types that. */
    static String asAdmin(Database database, String statement) {
        return typed(database, "baton_admin", database.passwords().admin(), statement);
    }

    private static String typed(Database database, String role, String password, String statement) {
        Path psql = installed().orElseThrow(() -> new IllegalStateException(MISSING));
        ProcessBuilder command = new ProcessBuilder(List.of(
                        psql.toString(),
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

    private static Optional<Path> installed() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(directory -> Path.of(directory, "psql"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
