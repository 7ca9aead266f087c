package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The process of one application server: started, awaited, ended. Its pid and its log lie beside its directory. */
final class ServerProcess implements AutoCloseable {
    /**
     * Lets a garbage collection take what is held softly, too, for finding out what stays: JDK 19 and newer hold so what
     * older ones hold for good.
     */
    static final Map<String, String> WITHOUT_SOFT_REFERENCES =
            Map.of("JDK_JAVA_OPTIONS", "-XX:SoftRefLRUPolicyMSPerMB=0");

    private final String name;
    private final Path directory;
    private @Nullable Process process;
    private boolean closed;

    /** For a server of that name; the directory is its own, and is named in its command line. */
    ServerProcess(String name, Path directory) {
        this.name = name;
        this.directory = directory;
    }

    /** Ends the process that an earlier run which was killed has left on this directory. */
    void endOrphan() {
        Orphans.end(pidFile(), directory.toString());
    }

    /** Starts it with these variables added to this process's environment. */
    synchronized void start(List<String> command, Map<String, String> environment) {
        if (closed) {
            throw new RunFailure("%s is not started any more: the command is being ended".formatted(name));
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile());
            builder.environment().putAll(environment);
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + command.get(0), e);
        }
        PrivateFiles.write(pidFile(), process.pid() + "\n");
    }

    /** Waits for 200 from this address; fails as soon as the process ends or {@code failure} has something to say. */
    void awaitReady(URI address, HttpClient client, Supplier<Optional<String>> failure, Duration atMost) {
        Instant deadline = Instant.now().plus(atMost);
        while (!answers(address, client)) {
            failure.get().ifPresent(cause -> {
                throw new RunFailure("%s does not start: %s (all of it: %s)".formatted(name, cause, log()));
            });
            if (endsWithin(Duration.ofMillis(250))) {
                throw new RunFailure(
                        "%s has ended while starting, with exit code %d: see %s".formatted(name, exitCode(), log()));
            }
            if (Instant.now().isAfter(deadline)) {
                throw new RunFailure("%s did not answer %s with 200 within %d s: see %s"
                        .formatted(name, address, atMost.toSeconds(), log()));
            }
        }
    }

    /** Completes when the process ends, whoever ends it. */
    synchronized CompletableFuture<Process> onExit() {
        return started().onExit();
    }

    int exitCode() {
        return started().exitValue();
    }

    long pid() {
        return started().pid();
    }

    String name() {
        return name;
    }

    /** What the server has written since its start. */
    Path log() {
        return directory.resolveSibling(directory.getFileName() + ".log");
    }

    /** Asks the server to end and does not wait. */
    synchronized void ask() {
        closed = true;
        if (process != null) {
            process.destroy();
        }
    }

    /** Ends the server for good: asked first, after 10 s no longer asked. */
    @Override
    public synchronized void close() {
        ask();
        end();
    }

    /** Ends the process in the same way, to be started again. */
    synchronized void end() {
        if (process != null) {
            Orphans.end(process.toHandle());
        }
    }

    private boolean answers(URI address, HttpClient client) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while waiting for " + name, e);
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while waiting for " + name, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for %s failed".formatted(name), e);
        }
    }

    private synchronized Process started() {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    private Path pidFile() {
        return directory.resolveSibling(directory.getFileName() + ".pid");
    }
}
