package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * One WildFly with the WAR in it, in a base directory of its own, so that several run from one installation. Java is
 * started directly: no shell lies between this command and the server.
 */
public final class WildFly implements Server {
    /** What the server's own start script opens on JDK 17 and newer (bin/common.sh). */
    private static final List<String> OPENED = Stream.concat(
                    Stream.of(
                                    "java.desktop/sun.awt",
                                    "java.naming/com.sun.jndi.ldap",
                                    "java.naming/com.sun.jndi.url.ldap",
                                    "java.naming/com.sun.jndi.url.ldaps",
                                    "jdk.naming.dns/com.sun.jndi.dns")
                            .map(exported -> "--add-exports=" + exported + "=ALL-UNNAMED"),
                    Stream.of(
                                    "java.base/java.lang",
                                    "java.base/java.lang.invoke",
                                    "java.base/java.lang.reflect",
                                    "java.base/java.io",
                                    "java.base/java.net",
                                    "java.base/java.security",
                                    "java.base/java.util",
                                    "java.base/java.util.concurrent",
                                    "java.management/javax.management",
                                    "java.naming/javax.naming")
                            .map(opened -> "--add-opens=" + opened + "=ALL-UNNAMED"))
            .toList();

    private final Path installation;
    private final Path base;
    private final ServerPorts ports;
    private final Jdk jdk;
    private final ServerProcess process;

    /** A server of that name, on the running JDK; its base directory is made anew at each start. */
    public WildFly(String name, Path installation, Path base, ServerPorts ports) {
        this(name, installation, base, ports, Jdk.running());
    }

    /** The same on this JDK. */
    public WildFly(String name, Path installation, Path base, ServerPorts ports, Jdk jdk) {
        this.installation = installation;
        this.base = base;
        this.ports = ports;
        this.jdk = jdk;
        this.process = new ServerProcess(name, base);
    }

    @Override
    public void start(Path war, HostSettings settings) {
        start(war, settings, new Path[0]);
    }

    /**
     * Starts it with this WAR and these settings, on HTTPS alone unless they say otherwise, and returns at once; the others
     * keep their file names.
     */
    public void start(Path war, HostSettings settings, Path... others) {
        prepare(settings, others);
        deploy(war, deployment(""));
        process.start(command(), Map.of());
    }

    /** The same without the WAR, these others alone, and so that it keeps nothing softly. */
    void startWithout(HostSettings settings, Path... others) {
        prepare(settings, others);
        process.start(command(), ServerProcess.WITHOUT_SOFT_REFERENCES);
    }

    private void prepare(HostSettings settings, Path... others) {
        if (Files.notExists(installation.resolve("jboss-modules.jar"))) {
            throw new RunFailure(
                    "There is no WildFly in %s: mvn verify or mvn -Prun puts it there".formatted(installation));
        }
        process.endOrphan();
        PrivateFiles.remove(base);
        PrivateFiles.copy(installation.resolve("standalone"), base);
        write(settings);
        for (Path other : others) {
            deploy(other, base.resolve("deployments").resolve(other.getFileName()));
        }
    }

    /** Ends the server and starts it again with these settings; what was done to its configuration stays. */
    public void restart(HostSettings settings) {
        process.end();
        write(settings);
        process.start(command(), Map.of());
    }

    /** Waits four minutes at most. */
    @Override
    public void awaitReady(HttpClient client) {
        process.awaitReady(address().resolve("/ready"), client, this::failedDeployment, Duration.ofMinutes(4));
    }

    /** Waits until the server itself answers at this address with 200, at most two minutes. */
    void awaitReady(HttpClient client, String path) {
        process.awaitReady(address().resolve(path), client, Optional::empty, Duration.ofMinutes(2));
    }

    @Override
    public URI address() {
        return URI.create("https://127.0.0.1:" + ports.https());
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public Path log() {
        return process.log();
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public void ask() {
        process.ask();
    }

    @Override
    public void close() {
        process.close();
    }

    private void write(HostSettings settings) {
        new HostSettings(Map.of("baton.http.enabled", "false"))
                .with(settings.values())
                .writeTo(settingsFile());
    }

    /** WildFly names what it takes in by its SHA-1. */
    @Override
    public Path deployed() {
        try (Stream<Path> all = Files.walk(base.resolve("data/content"))) {
            return all.filter(file -> file.endsWith("content") && Files.isRegularFile(file))
                    .findFirst()
                    .orElseThrow(() -> new RunFailure("WildFly has taken no WAR in: see " + log()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot search what is deployed in " + base, e);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(jdk.options());
        command.add("-Djboss.server.base.dir=" + base);
        command.add("-Djboss.home.dir=" + installation);
        command.add("-Xmx512m");
        command.addAll(OPENED);
        command.add("-Djava.net.preferIPv4Stack=true");
        command.add("-Djboss.modules.system.pkgs=org.jboss.byteman");
        command.add("-Djava.awt.headless=true");
        command.add("-Dorg.jboss.logmanager.nocolor=true");
        command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"));
        command.add("-Dlogging.configuration="
                + base.resolve("configuration/logging.properties").toUri());
        command.add("-Djboss.node.name=" + base.getFileName());
        command.add("-Djboss.tx.node.id=" + base.getFileName());
        command.add("-Djboss.bind.address=127.0.0.1");
        command.add("-Djboss.bind.address.management=127.0.0.1");
        command.add("-Djboss.https.port=" + ports.https());
        command.add("-Djboss.http.port=" + ports.http());
        command.add("-Djboss.management.http.port=" + ports.management());
        command.add("-jar");
        command.add(installation.resolve("jboss-modules.jar").toString());
        command.addAll(List.of("-mp", installation.resolve("modules").toString(), "org.jboss.as.standalone"));
        command.add("-P=" + settingsFile().toUri());
        return command;
    }

    /** The innermost cause that the deployment scanner's marker names. */
    private Optional<String> failedDeployment() {
        Path marker = deployment(".failed");
        if (Files.notExists(marker)) {
            return Optional.empty();
        }
        try {
            return Optional.of(innermostCause(Files.readString(marker)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + marker, e);
        }
    }

    /** The text is a quoted description with quoted ones in it: a quote of the outer kind ends a cause, {@code \"}. */
    static String innermostCause(String text) {
        int last = text.lastIndexOf("Caused by: ");
        if (last < 0) {
            return text.strip().replaceAll("\\s+", " ");
        }
        String line = text.substring(last + "Caused by: ".length()).split("\\n|\\\\n", 2)[0];
        return line.split("(?<!\\\\)\\\\\"", 2)[0]
                .strip()
                .replace("\\\\\\\"", "\"")
                .replaceFirst("^[\\w.$]+(Exception|Error): ", "");
    }

    private static void deploy(Path war, Path deployment) {
        try {
            Files.copy(war, deployment);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot deploy " + war, e);
        }
    }

    private Path deployment(String marker) {
        return base.resolve("deployments").resolve("baton.war" + marker);
    }

    private Path settingsFile() {
        return base.resolveSibling(base.getFileName() + ".properties");
    }
}
