package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where this JVM's tests keep their servers: {@code target/it/} and the JVM's process number, so that runs side by side
 * do not meet. What JVMs that are gone have left behind, running or lying there, is removed.
 */
public final class TestDirectory {
    private static final Path OWN = make();

    private TestDirectory() {}

    /** This JVM's directory, in which a test takes a name of its own. */
    public static Path own() {
        return OWN;
    }

    /** The project's directory. */
    public static Path project() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    private static Path make() {
        Path all = PrivateFiles.directory(project().resolve("target/it"));
        OneAtATime.under(all.resolve("lock"), () -> forsaken(all).forEach(TestDirectory::remove));
        return PrivateFiles.directory(
                all.resolve(String.valueOf(ProcessHandle.current().pid())));
    }

    private static List<Path> forsaken(Path all) {
        try (Stream<Path> found = Files.list(all)) {
            return found.filter(directory -> {
                        String name = String.valueOf(directory.getFileName());
                        return name.matches("[0-9]{1,18}")
                                && (name.equals(String.valueOf(
                                                ProcessHandle.current().pid()))
                                        || ProcessHandle.of(Long.parseLong(name))
                                                .isEmpty());
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + all, e);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> found = Files.walk(directory, 3)) {
            for (Path file : (Iterable<Path>) found::iterator) {
                if (Files.isSymbolicLink(file)) {
                    Orphans.endPostgres(file);
                    NobodysPostgres.remove(file);
                } else if (file.toString().endsWith(".pid")) {
                    Orphans.end(file, directory.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot search " + directory, e);
        }
        PrivateFiles.remove(directory);
    }
}
