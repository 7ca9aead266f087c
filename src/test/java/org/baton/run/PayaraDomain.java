package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One domain directory of the Payara Server that Maven has unpacked under {@code target/payara}: what one server process
 * runs on.
 *
 * @param project the project's directory
 * @param directory the domain's own
 * @param address of this machine, for HTTPS
 * @param ports of its listeners
 * @param jdk that its server runs on
 */
record PayaraDomain(Path project, Path directory, String address, ServerPorts ports, Jdk jdk) {
    /** What the scripts close, and what must not meet another Payara's of this machine before: JMS, JMX and IIOP. */
    private static final List<String> CLOSED = List.of("\"7676\"", "\"8686\"", "\"3700\"", "\"3820\"", "\"3920\"");

    /**
     * Makes the directory anew, configured by {@code server-config/payara/configure.sh}. The first one since those
     * scripts changed runs them in a server of its own, and is kept; others are copies of it.
     */
    void make() {
        Path configured = project.resolve("target/payara/domain");
        OneAtATime.under(configured.resolveSibling("domain.lock"), () -> {
            if (!isFresh(configured)) {
                PrivateFiles.remove(configured);
                new PayaraDomain(project, configured, "127.0.0.1", ServerPorts.free(), jdk.startingQuickly())
                        .configure();
            }
        });
        copy(configured);
    }

    /** The tool that administers it. */
    Asadmin asadmin() {
        return new Asadmin(installation().resolve("bin/asadmin"), jdk);
    }

    /** The command line that {@code start-domain} would run, so that the server is a child of this process. */
    List<String> command() {
        List<String> lines = asadmin()
                .say(
                        "start-domain",
                        "--dry-run",
                        "--domaindir",
                        String.valueOf(directory.getParent()),
                        String.valueOf(directory.getFileName()))
                .lines()
                .toList();
        List<String> command = lines.stream()
                .dropWhile(line -> !line.endsWith("/bin/java"))
                .takeWhile(line -> !line.isBlank())
                .collect(Collectors.toCollection(ArrayList::new));
        if (command.isEmpty()) {
            throw new RunFailure("asadmin names no command that starts a domain, but says " + lines);
        }
        command.addAll(1, jdk.options());
        return command;
    }

    /** Answers as soon as commands are taken. */
    URI administration() {
        return URI.create("http://127.0.0.1:%d/__asadmin/version".formatted(ports.management()));
    }

    /** Runs the operator's script, with these scripts beside it or else its own choice; a server runs on this domain. */
    void configureRunning(String... scripts) {
        Path all = project.resolve("server-config/payara");
        asadmin()
                .configure(
                        ports.management(),
                        all.resolve("configure.sh"),
                        Stream.of(scripts)
                                .map(script -> all.resolve(script).toString())
                                .toList());
    }

    private void configure() {
        copy(installation().resolve("glassfish/domains/domain1"));
        ServerProcess process = new ServerProcess("Payara, to be configured", directory);
        try (process) {
            process.endOrphan();
            process.start(command(), Map.of());
            process.awaitReady(administration(), HttpClient.newHttpClient(), Optional::empty, Duration.ofMinutes(5));
            configureRunning();
        }
        PrivateFiles.write(marker(directory), "");
    }

    private void copy(Path from) {
        PrivateFiles.remove(directory);
        PrivateFiles.copy(from, directory);
        Path file = directory.resolve("config/domain.xml");
        try {
            Files.copy(
                    project.resolve("target/payara/postgresql.jar"),
                    directory.resolve("lib/postgresql.jar"),
                    StandardCopyOption.REPLACE_EXISTING);
            String xml = Files.readString(file);
            List<Integer> free = Ports.free(CLOSED.size());
            for (int i = 0; i < free.size(); i++) {
                xml = xml.replace(CLOSED.get(i), "\"%d\"".formatted(free.get(i)));
            }
            xml = listening(xml, "http-listener-1", "127.0.0.1", ports.http());
            xml = listening(xml, "http-listener-2", address, ports.https());
            xml = listening(xml, "admin-listener", "127.0.0.1", ports.management());
            Files.writeString(file, xml);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + directory, e);
        }
    }

    /** The first listener of that name is the server's; the other is a template's. */
    private static String listening(String xml, String name, String address, int port) {
        Matcher listener = Pattern.compile("<network-listener [^>]*\\bname=\"" + name + "\"[^>]*>")
                .matcher(xml);
        return listener.replaceFirst(found -> Matcher.quoteReplacement(found.group()
                .replaceFirst(" address=\"[^\"]*\"", "")
                .replaceFirst(" port=\"[^\"]*\"", " address=\"%s\" port=\"%d\"".formatted(address, port))));
    }

    private Path installation() {
        Path installation = project.resolve("target/payara/payara6");
        if (Files.notExists(installation)) {
            throw new RunFailure("There is no Payara Server in %s: mvn verify puts it there".formatted(installation));
        }
        return installation;
    }

    private boolean isFresh(Path configured) {
        try (Stream<Path> scripts = Files.list(project.resolve("server-config/payara"))) {
            if (Files.notExists(marker(configured))) {
                return false;
            }
            long made = Files.getLastModifiedTime(marker(configured)).toMillis();
            return Stream.concat(scripts, Stream.of(project.resolve("pom.xml"), installation()))
                    .allMatch(file -> file.toFile().lastModified() < made);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot compare " + configured + " with its scripts", e);
        }
    }

    private static Path marker(Path configured) {
        return configured.resolveSibling(configured.getFileName() + ".configured");
    }
}
