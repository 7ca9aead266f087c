package org.baton.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.run.Database;
import org.baton.run.RunFailure;
import org.baton.session.HostId;
import org.baton.session.ResumeStatement;

/** The resume statement alone, without Java, prepared, for live logins drawn by chance from all of them. */
final class PgBench {
    private static final Pattern TRANSACTIONS = Pattern.compile("number of transactions actually processed: ([0-9]+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Database database;
    private final Path directory;
    private final int clients;

    /** As home's role, with that many clients; the script is written into this directory. */
    PgBench(Database database, Path directory, int clients) {
        this.database = database;
        this.directory = directory;
        this.clients = clients;
    }

    /**
     * What it said.
     *
     * @param rows how many sessions the table held
     * @param rate transactions a second
     * @param cpu microseconds of PostgreSQL's processor time a transaction
     */
    record Figure(int rows, double rate, double cpu) {}

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
    Figure run(int rows, Duration time, Supplier<CpuTime> cpu) {
        CpuTime before = cpu.get();
        String said = said(command(script(rows), time));
        CpuTime used = cpu.get().since(before);
        double transactions = number(TRANSACTIONS, said);
        return new Figure(rows, number(RATE, said), used.postgres() / transactions);
    }

    /** The id is drawn here, so that PostgreSQL makes the hash of its secret: about a microsecond more. */
    private Path script(int rows) {
        String script = """
                \\set id 10 * random(0, %d) + random(6, 8)
                %s;
                """.formatted(
                        rows / 10 - 1,
                        ResumeStatement.on(
                                        HostId.HOME,
                                        ":touch_interval",
                                        "sha256(lpad(:id, 32, '0')::bytea)",
                                        ":host",
                                        ":channel")
                                .strip());
        Path file = directory.resolve("resume.sql");
        try {
            return Files.writeString(file, script);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private List<String> command(Path script, Duration time) {
        return List.of(
                "pgbench",
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=baton_app",
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--time=" + time.toSeconds(),
                "--define=host=home",
                "--define=channel=COOKIE",
                "--define=touch_interval="
                        + Duration.ofHours(MeasuredHost.TOUCH_INTERVAL_HOURS).toSeconds(),
                "--file=" + script,
                database.name());
    }

    private String said(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.passwords().app());
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
