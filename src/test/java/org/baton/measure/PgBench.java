package org.baton.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.run.Database;
import org.baton.run.RunFailure;

/** A script of SQL alone, without Java, prepared, by several clients at once. */
final class PgBench {
    private static final Pattern TRANSACTIONS = Pattern.compile("number of transactions actually processed: ([0-9]+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Database database;
    private final Path directory;
    private final int clients;

    /** With that many clients; the script is written into this directory. */
    PgBench(Database database, Path directory, int clients) {
        this.database = database;
        this.directory = directory;
        this.clients = clients;
    }

    /**
     * What it runs.
     *
     * @param name of the file
     * @param role that it logs in as
     * @param password of that role
     * @param variables that the SQL names
     * @param sql with pgbench's own commands
     */
    record Script(String name, String role, String password, Map<String, String> variables, String sql) {}

    /**
     * What it said.
     *
     * @param rate times a second that the script was run
     * @param cpu microseconds of PostgreSQL's processor time each
     */
    record Figure(double rate, double cpu) {}

    /** Whether this machine has pgbench. */
    static boolean isInstalled() {
        try {
            return new ProcessBuilder("pgbench", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while asking for pgbench", e);
        }
    }

    /** Runs it for this long. */
    Figure run(Script script, Duration time, Supplier<CpuTime> cpu) {
        Path file = directory.resolve(script.name() + ".sql");
        try {
            Files.writeString(file, script.sql());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        CpuTime before = cpu.get();
        String said = said(command(script, file, time), script.password());
        CpuTime used = cpu.get().since(before);
        return new Figure(number(RATE, said), used.postgres() / number(TRANSACTIONS, said));
    }

    private List<String> command(Script script, Path file, Duration time) {
        List<String> command = new ArrayList<>(List.of(
                "pgbench",
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=" + script.role(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--time=" + time.toSeconds(),
                "--file=" + file));
        script.variables().forEach((name, value) -> command.add("--define=%s=%s".formatted(name, value)));
        command.add(database.name());
        return command;
    }

    private String said(List<String> command, String password) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new RunFailure("pgbench failed: " + said.strip());
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run pgbench", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while pgbench ran", e);
        }
    }

    private static double number(Pattern pattern, String said) {
        return Optional.of(pattern.matcher(said))
                .filter(Matcher::find)
                .map(found -> Double.parseDouble(found.group(1)))
                .orElseThrow(() -> new RunFailure("pgbench said something unknown: " + said));
    }
}
