package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of the PostgreSQL that is installed on this machine, as Debian installs it: pg_dump dumps no server that is newer
 * than itself, so it cannot be tried on the one from Maven.
 */
public final class MachinePostgres implements AutoCloseable {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final List<String> NEEDED = List.of("initdb", "pg_ctl", "pg_dump", "pg_restore", "createdb", "psql");

    private final Path programs;
    private final Path home;
    private final Path log;
    private final Database server;
    private final PostgresUser user = PostgresUser.onThisMachine();

    private MachinePostgres(Path programs, Path home, Path directory) {
        this.programs = programs;
        this.home = home;
        this.log = directory.resolve("postgres.log");
        this.server = new Database(Ports.free(1).get(0), "postgres", Passwords.in(directory));
    }

    /** The newest directory with server and client programs; empty where one of the two is not installed. */
    public static Optional<Path> programs() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> NEEDED.stream().allMatch(program -> Files.isExecutable(bin.resolve(program))))
                    .max(Comparator.comparing(Path::toString));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + VERSIONS, e);
        }
    }

    /** Starts a server of those programs; passwords and log are in this directory, which is the test's own. */
    public static MachinePostgres start(Path programs, Path directory) throws IOException {
        PrivateFiles.directory(directory);
        MachinePostgres made =
                new MachinePostgres(programs, Files.createTempDirectory(NobodysPostgres.DIRECTORY), directory);
        // By this link the next run finds, and ends, what a killed one has left.
        Files.createSymbolicLink(directory.resolve("postgres"), Path.of(made.data()));
        made.start();
        return made;
    }

    /** Its database of that name, which need not be there yet. */
    public Database database(String name) {
        return server.named(name);
    }

    /** Ends it and removes its data. */
    @Override
    public void close() throws IOException {
        asServer("pg_ctl", "stop", "-D", data(), "-w", "-t", "60", "-m", "fast");
        PrivateFiles.remove(home);
    }

    private void start() throws IOException {
        Path password = home.resolve("password");
        PrivateFiles.write(password, server.passwords().superuser());
        if (user == PostgresUser.NOBODY) {
            run(List.of("chown", "-R", "nobody", home.toString()));
        }
        asServer(
                "initdb",
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-U",
                "postgres",
                "-E",
                "UTF-8",
                "--locale=C",
                "-D",
                data());
        asServer(
                "pg_ctl",
                "start",
                "-D",
                data(),
                "-w",
                "-t",
                "60",
                "-o",
                "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -p " + server.port());
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private void asServer(String program, String... arguments) throws IOException {
        String path = programs.resolve(program).toString();
        if (user == PostgresUser.NOBODY) {
            run(PostgresUser.asNobody(path, arguments));
            return;
        }
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(path);
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("%s has ended with exit code %d; %s"
                        .formatted(String.join(" ", command), process.exitValue(), log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + String.join(" ", command), e);
        }
    }
}
