package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** What the system says to processes: {@code STOP} and {@code CONT} let them stand still and go on. */
final class Signals {
    private Signals() {}

    /** Sends the signal of that name to each. */
    static void send(String name, List<ProcessHandle> processes) {
        if (processes.isEmpty()) {
            return;
        }
        List<String> command = Stream.concat(
                        Stream.of("kill", "-" + name), processes.stream().map(process -> String.valueOf(process.pid())))
                .toList();
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot send " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending " + name, e);
        }
    }
}
