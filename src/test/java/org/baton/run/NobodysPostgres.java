package org.baton.run;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * A PostgreSQL that root runs as the user nobody. A clone below root's home is closed to nobody, so program and data lie
 * in a directory of nobody's below {@code java.io.tmpdir}; where the data would be is a link, by which the next start
 * finds them.
 */
final class NobodysPostgres implements Closeable {
    /** How the names of their directories begin. */
    static final String DIRECTORY = "baton-postgres-";

    private final Path home;
    private final Path log;

    private NobodysPostgres(Path home, Path log) {
        this.home = home;
        this.log = log;
    }

    /** Whether the data are nobody's, since an earlier start. */
    static boolean owns(Path data) {
        return Files.isSymbolicLink(data) && Files.exists(data);
    }

    /** Where the data really lie. */
    static Path behind(Path data) {
        try {
            return owns(data) ? data.toRealPath() : data;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot follow " + data, e);
        }
    }

    /** Removes data and program of nobody's, if that is whose data they are; the link stays, and what others lead to. */
    static void remove(Path data) {
        if (owns(data) && String.valueOf(home(data).getFileName()).startsWith(DIRECTORY)) {
            PrivateFiles.remove(home(data));
        }
    }

    /** Starts it on this port, with data of its own, which it keeps. */
    static NobodysPostgres start(Path data, int port, Map<String, String> settings, Path log) throws IOException {
        if (Files.isDirectory(data, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(
                    "%s was made where user namespaces were allowed; remove it, or allow them (unshare -U)"
                            .formatted(data));
        }
        if (!owns(data)) {
            make(data, log);
        }
        NobodysPostgres postgres = new NobodysPostgres(home(data), log);
        String options = settings.entrySet().stream()
                .map(setting -> "-c %s=%s".formatted(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
        postgres.asNobody("program/bin/pg_ctl", "start", "-D", postgres.data(), "-w", "-t", "60", "-o", options);
        return postgres;
    }

    /** Ends it, if it has not ended by itself; its data stay. */
    @Override
    public void close() throws IOException {
        if (Orphans.postmaster(home.resolve("data")).isEmpty()) {
            return;
        }
        asNobody("program/bin/pg_ctl", "stop", "-D", data(), "-w", "-t", "60", "-m", "fast");
    }

    private static void make(Path data, Path log) throws IOException {
        NobodysPostgres made = new NobodysPostgres(Files.createTempDirectory(DIRECTORY), log);
        unpack(made.home.resolve("program"));
        made.run(List.of("chown", "-R", "nobody", made.home.toString()));
        made.asNobody(
                "program/bin/initdb", "-A", "trust", "-U", "postgres", "-E", "UTF-8", "--locale=C", "-D", made.data());
        Files.deleteIfExists(data);
        Files.createSymbolicLink(data, Path.of(made.data()));
    }

    /** The same archive that the embedded server unpacks for itself. */
    private static void unpack(Path program) throws IOException {
        try (InputStream archive =
                        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary("Linux", System.getProperty("os.arch"));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = program.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? file : file.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, file);
                    file.toFile().setExecutable((entry.getMode() & 0100) != 0);
                }
            }
        }
    }

    private static Path home(Path data) {
        return behind(data).resolveSibling(".").normalize();
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private void asNobody(String program, String... arguments) throws IOException {
        run(PostgresUser.asNobody(home.resolve(program).toString(), arguments));
    }

    private void run(List<String> command) throws IOException {
        // Not in this process's directory: nobody may have no way into it.
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(
                        "%s has ended with exit code %d".formatted(String.join(" ", command), process.exitValue()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + String.join(" ", command), e);
        }
    }
}
