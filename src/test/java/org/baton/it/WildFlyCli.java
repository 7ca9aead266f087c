package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.run.PrivateFiles;
import org.baton.run.TestDirectory;

/** WildFly's own command line, connected to a running server's management port. */
record WildFlyCli(int managementPort) {
    /** Runs these scripts of the project, one after the other in one start of the tool, and returns what it prints. */
    String scripts(Path directory, String... names) {
        Path all = directory.resolve(String.join("-", names) + ".cli");
        PrivateFiles.write(all, Stream.of(names).map(WildFlyCli::script).collect(Collectors.joining("\n")));
        return file(all);
    }

    /** Runs what is in this file, line by line, and returns what it prints. */
    String file(Path lines) {
        return run("--file=" + lines);
    }

    /** Runs one command and returns what it prints. */
    String command(String command) {
        return run("--command=" + command);
    }

    private static String script(String name) {
        Path file = TestDirectory.project().resolve("server-config/wildfly/" + name + ".cli");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private String run(String what) {
        List<String> command = new ArrayList<>();
        Path cli = TestDirectory.project().resolve("target/server/bin/jboss-cli.sh");
        command.add(cli.toString());
        command.add("--connect");
        command.add("--controller=127.0.0.1:" + managementPort);
        command.add("--timeout=60000");
        command.add(what);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("NOPAUSE", "true");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("WildFly's CLI failed at %s: %s".formatted(what, said));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + cli, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while WildFly's CLI ran", e);
        }
    }
}
