package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Payara's tool for administrators.
 *
 * @param program where it is
 * @param jdk that it runs on, and the servers that it starts
 */
record Asadmin(Path program, Jdk jdk) {
    /** What it says to one command of its own that needs no running server. */
    String say(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return run(command, Map.of());
    }

    /** Gives these commands to the server whose administration listens there, and returns what it says; each has to succeed. */
    String tell(int port, Path file, List<String> commands) {
        PrivateFiles.write(file, String.join("\n", commands) + "\n");
        String said = say("--port", String.valueOf(port), "multimode", "--file", file.toString());
        if (said.lines().anyMatch(line -> line.endsWith(" failed."))) {
            throw new RunFailure("Payara refuses a command: " + said.strip());
        }
        return said;
    }

    /** Configures the server whose administration listens there, by the script for operators with these arguments. */
    void configure(int port, Path script, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(arguments);
        run(command, Map.of("ASADMIN", program + " --port " + port));
    }

    private String run(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        String java = jdk.home().toString();
        builder.environment()
                .putAll(Map.of(
                        "AS_JAVA",
                        java,
                        "JAVA_HOME",
                        java,
                        "AS_EXTRA_JAVA_OPTS",
                        String.join(" ", jdk.startingQuickly().options())));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new RunFailure("%s has failed: %s".formatted(String.join(" ", command), said.strip()));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while running " + command.get(0), e);
        }
    }
}
