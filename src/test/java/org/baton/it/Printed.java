package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program of this machine has printed, on both its outputs.
 *
 * @param command the program and its arguments
 * @param status the exit status
 * @param text all of it
 */
record Printed(List<String> command, int status, String text) {
    /** Runs the program there, and waits for its end. */
    static Printed by(Path directory, Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            Process running = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            running.getOutputStream().close();
            String text = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Printed(command, running.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(program + " does not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + program + " ran", e);
        }
    }

    /** The text of a program that has succeeded; else fails with it, and with that advice. */
    String expectSuccess(String advice) {
        if (status != 0) {
            throw new IllegalStateException(
                    "%s failed with %d. %s It said: %s".formatted(command, status, advice, text));
        }
        return text;
    }
}
