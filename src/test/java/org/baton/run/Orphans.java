package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that a run which was killed has left behind: found by their pid file, known by their command line. */
final class Orphans {
    private Orphans() {}

    /** Ends the process of this pid file if it is still the one that wrote it: {@code mark} is in its command line. */
    static void end(Path pidFile, String mark) {
        process(pidFile, mark).ifPresent(Orphans::end);
    }

    /** Ends the PostgreSQL that still works on this data directory. */
    static void endPostgres(Path data) {
        postmaster(data).ifPresent(Orphans::end);
    }

    /** The PostgreSQL that works on this data directory. */
    static Optional<ProcessHandle> postmaster(Path data) {
        return process(
                data.resolve("postmaster.pid"), NobodysPostgres.behind(data).toString());
    }

    /** The process of this pid file, if it is still the one that wrote it: {@code mark} is in its command line. */
    static Optional<ProcessHandle> process(Path pidFile, String mark) {
        // Not notExists: what a killed browser left may be a socket, below which the answer is neither yes nor no.
        if (!Files.isRegularFile(pidFile)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(pidFile).stream()
                    .findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("[0-9]{1,18}"))
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                    .filter(found -> commandLine(found).contains(mark));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + pidFile, e);
        }
    }

    /** Asks the process to end, and after 10 s no longer asks. */
    static void end(ProcessHandle process) {
        process.destroy();
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            end.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for process %d failed".formatted(process.pid()), e);
        }
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
