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
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One Payara Server with the WAR in it, on a domain of its own that is configured as {@code server-config/payara} says.
 * Java is started directly: no other process lies between this command and the server. The settings go into the server's
 * environment, but its secrets into password aliases.
 */
public final class PayaraServer implements Server {
    /** What Payara has made its own stores with. */
    private static final String MASTER_PASSWORD = "changeit";

    private static final String DATABASE_PASSWORD = "baton.db.password";
    private static final String MASTER_KEY = "baton.keys.master";
    private static final String OWNERS_PASSWORD = "baton.db.owner-password";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PayaraDomain domain;
    private final ServerProcess process;
    private @Nullable Path war;
    private HostSettings settings = new HostSettings(Map.of());

    /**
     * A server of that name, which starts quickly and listens for HTTPS on this address of this machine and for the rest on
     * 127.0.0.1; its directory is made anew at each start, {@code project} is where {@code target/payara} is.
     */
    public PayaraServer(String name, Path project, Path directory, String address, ServerPorts ports) {
        this(
                name,
                new PayaraDomain(
                        project, directory, address, ports, Jdk.running().startingQuickly()));
    }

    /** A server of that name on this domain. */
    PayaraServer(String name, PayaraDomain domain) {
        this.domain = domain;
        this.process = new ServerProcess(name, domain.directory());
    }

    @Override
    public void start(Path file, HostSettings told) {
        war = file;
        boot(told, Map.of());
    }

    /** Starts it without a WAR, so that it keeps nothing softly, and returns when it takes one. */
    public void startEmpty(HostSettings told) {
        boot(told, ServerProcess.WITHOUT_SOFT_REFERENCES);
        awaitSecrets();
    }

    /** Gives the server its secrets and the WAR as soon as it takes commands, as an operator does. */
    @Override
    public void awaitReady(HttpClient client) {
        awaitSecrets("deploy --name baton " + war);
        awaitReady(client, "/ready");
    }

    /** Waits until the server itself answers at this address with 200. */
    void awaitReady(HttpClient client, String path) {
        process.awaitReady(address().resolve(path), client, Optional::empty, PATIENCE);
    }

    /** What it says to these commands of an operator, or, where it refuses one, what {@link RunFailure} says. */
    public String tell(String... commands) {
        return domain.asadmin().tell(domain.ports().management(), beside("asadmin"), List.of(commands));
    }

    /** Runs {@code server-config/payara/configure.sh} on it once more. */
    public void configure() {
        domain.configureRunning();
    }

    /** Its {@code domain.xml}. */
    public String configuration() {
        return content(domain.directory().resolve("config/domain.xml"));
    }

    @Override
    public URI address() {
        return URI.create(
                "https://%s:%d".formatted(domain.address(), domain.ports().https()));
    }

    @Override
    public Path deployed() {
        return domain.directory().resolve("applications/__internal/baton/baton.war");
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

    private void boot(HostSettings told, Map<String, String> more) {
        settings = told;
        process.endOrphan();
        domain.make();
        Certificate.trust(
                Path.of(told.value("baton.tls.key-store")),
                told.value("baton.tls.password"),
                domain.directory().resolve("config/cacerts.p12"),
                MASTER_PASSWORD);
        Map<String, String> environment =
                new TreeMap<>(told.environment(DATABASE_PASSWORD, MASTER_KEY, OWNERS_PASSWORD));
        environment.putAll(more);
        process.start(domain.command(), environment);
    }

    /** Waits until it takes commands, and gives it its secrets before these. */
    private void awaitSecrets(String... more) {
        process.awaitReady(domain.administration(), HttpClient.newHttpClient(), Optional::empty, PATIENCE);
        List<String> commands = new ArrayList<>();
        commands.add(alias(DATABASE_PASSWORD, settings.value(DATABASE_PASSWORD)));
        commands.add(alias(MASTER_KEY, content(Path.of(settings.value(MASTER_KEY)))));
        if (settings.values().containsKey(OWNERS_PASSWORD)) {
            commands.add(alias(OWNERS_PASSWORD, settings.value(OWNERS_PASSWORD)));
            domain.configureRunning("owner-data-source.asadmin");
        }
        commands.addAll(List.of(more));
        tell(commands.toArray(String[]::new));
    }

    /** The command that keeps a secret under that name, which is where MicroProfile Config finds it. */
    private String alias(String name, String secret) {
        Path file = beside(name);
        PrivateFiles.write(file, "AS_ADMIN_ALIASPASSWORD=" + secret + "\n");
        return "create-password-alias --passwordfile %s %s".formatted(file, name);
    }

    private Path beside(String ending) {
        return domain.directory().resolveSibling(domain.directory().getFileName() + "." + ending);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
