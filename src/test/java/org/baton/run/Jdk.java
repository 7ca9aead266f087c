package org.baton.run;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK of this machine, for servers to run on.
 *
 * @param home its directory
 * @param options of the servers on it
 */
public record Jdk(Path home, List<String> options) {
    private static final String SIMPLEST_COLLECTOR = "-XX:+UseSerialGC";

    /** In this directory, as it comes. */
    Jdk(Path home) {
        this(home, List.of());
    }

    /** The one that this process runs on. */
    public static Jdk running() {
        return new Jdk(Path.of(System.getProperty("java.home")));
    }

    /**
     * The same with its first compiler and its simplest collector, with which a server starts in half the time: for all that
     * hash few passwords, which take four times as long then.
     */
    public Jdk startingQuickly() {
        return new Jdk(home, List.of("-XX:TieredStopAtLevel=1", SIMPLEST_COLLECTOR));
    }

    /** The same with both compilers and its simplest collector: for a home of many tests. */
    public Jdk hashingQuickly() {
        return new Jdk(home, List.of(SIMPLEST_COLLECTOR));
    }

    /**
     * A newer one: where the environment variable {@code BATON_NEWER_JDK} says, or else the newest of those that lie beside
     * the running one.
     */
    public static Optional<Jdk> newer() {
        String said = System.getenv("BATON_NEWER_JDK");
        if (said != null) {
            return Optional.of(new Jdk(Path.of(said)));
        }
        int present = Runtime.version().feature();
        try (Stream<Path> beside = Files.list(realHome().resolveSibling(""))) {
            return beside.map(Jdk::new)
                    .filter(jdk -> Files.isExecutable(jdk.java()) && jdk.feature() > present)
                    .max(Comparator.comparingInt(Jdk::feature));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look for another JDK beside " + running(), e);
        }
    }

    /** The vendor and the version, as its file {@code release} has them. */
    public String name() {
        return released("IMPLEMENTOR") + " " + released("JAVA_VERSION");
    }

    /** Whether this process runs on it. */
    public boolean runs(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> Path.of(command).startsWith(home))
                .isPresent();
    }

    /** The launcher. */
    Path java() {
        return home.resolve("bin/java");
    }

    private int feature() {
        return Runtime.Version.parse(released("JAVA_VERSION")).feature();
    }

    private String released(String name) {
        Properties release = new Properties();
        try (Reader file = Files.newBufferedReader(home.resolve("release"))) {
            release.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("No JDK in " + home, e);
        }
        return release.getProperty(name, "").replace("\"", "");
    }

    private static Path realHome() throws IOException {
        return running().home().toRealPath();
    }
}
