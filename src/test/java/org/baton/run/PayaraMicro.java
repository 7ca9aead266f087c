package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One Payara Micro with the WAR in it, alone (no cluster), on plain HTTP: for finding out that the WAR that runs on
 * WildFly runs there too.
 */
public final class PayaraMicro implements AutoCloseable {
    private final Path project;
    private final Path directory;
    private final int port;
    private final ServerProcess process;
    private @Nullable Path war;

    /** On this port; the directory is its own and made anew, {@code project} is where {@code target/payara} is. */
    public PayaraMicro(Path project, Path directory, int port) {
        this.project = project;
        this.directory = directory;
        this.port = port;
        this.process = new ServerProcess("Payara Micro", directory);
    }

    /** Starts it with this WAR and these settings, and returns at once. */
    public void start(Path file, HostSettings settings) {
        war = file;
        Path micro = project.resolve("target/payara/payara-micro.jar");
        if (Files.notExists(micro)) {
            throw new RunFailure(
                    "There is no Payara Micro in %s: mvn verify puts it there".formatted(micro.getParent()));
        }
        process.endOrphan();
        PrivateFiles.remove(directory);
        PrivateFiles.directory(directory);
        Path properties = directory.resolveSibling(directory.getFileName() + ".properties");
        settings.writeTo(properties);
        process.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.awt.headless=true",
                        "-jar",
                        micro.toString(),
                        "--rootDir",
                        directory.toString(),
                        "--nocluster",
                        "--port",
                        String.valueOf(port),
                        "--addLibs",
                        project.resolve("target/payara/postgresql.jar").toString(),
                        "--systemProperties",
                        properties.toString(),
                        "--prebootcommandfile",
                        project.resolve("server-config/payara/micro.asadmin").toString(),
                        "--postbootcommandfile",
                        project.resolve("server-config/payara/data-source.asadmin")
                                .toString(),
                        "--deploy",
                        file.toString()),
                Map.of());
    }

    /** Waits until the WAR answers its readiness address with 200, at most three minutes. */
    public void awaitReady(HttpClient client) {
        process.awaitReady(address().resolve("/ready"), client, this::failure, Duration.ofMinutes(3));
    }

    /** A server whose application failed stays up; only its log tells. */
    private Optional<String> failure() {
        try (Stream<String> lines = Files.lines(process.log())) {
            return lines.filter(line -> line.contains("Exception while loading the app"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + process.log(), e);
        }
    }

    /** The WAR that it runs: Micro takes it where it lies. */
    public Path deployed() {
        if (war == null) {
            throw new IllegalStateException("Payara Micro was not started");
        }
        return war;
    }

    /** Where the application answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What the server has written since its start. */
    public Path log() {
        return process.log();
    }

    /** Ends the server: asked first, after 10 s no longer asked. */
    @Override
    public void close() {
        process.close();
    }
}
