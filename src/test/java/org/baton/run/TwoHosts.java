package org.baton.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Home and its demo sibling, two WildFly servers from one installation on one database. Whoever starts them closes
 * them; closing in the middle of a start ends what has started.
 */
public final class TwoHosts implements AutoCloseable {
    private final Path directory;
    private final Certificate certificate;
    private final ServerPorts homePorts;
    private final ServerPorts siblingPorts;
    private final WildFly home;
    private final WildFly sibling;

    /** Keeps everything in this directory; {@code project} is where {@code target/server} is. Nothing starts yet. */
    public TwoHosts(Path project, Path directory, ServerPorts homePorts, ServerPorts siblingPorts) {
        this(project, directory, homePorts, siblingPorts, Jdks.asTheyCome());
    }

    /** The same on these JDKs. */
    public TwoHosts(Path project, Path directory, ServerPorts homePorts, ServerPorts siblingPorts, Jdks jdks) {
        PrivateFiles.directory(directory);
        this.directory = directory;
        this.certificate = Certificate.in(directory);
        this.homePorts = homePorts;
        this.siblingPorts = siblingPorts;
        Path installation = project.resolve("target/server");
        this.home = new WildFly("Home", installation, directory.resolve("home"), homePorts, jdks.ofHome());
        this.sibling =
                new WildFly("The sibling", installation, directory.resolve("sibling"), siblingPorts, jdks.ofSibling());
    }

    /** Starts both side by side with this WAR, and returns when both answer; the maps hold further settings of each. */
    public void start(
            Path war, Database database, Map<String, String> ofHome, Map<String, String> ofSibling, Progress progress) {
        start(war, war, database, ofHome, ofSibling, progress);
    }

    /** The same, where the sibling has a WAR with pages of an application. */
    public void start(
            Path war,
            Path ofSiblings,
            Database database,
            Map<String, String> ofHome,
            Map<String, String> ofSibling,
            Progress progress) {
        register(database);
        home.start(war, homeSettings(database).with(ofHome));
        sibling.start(ofSiblings, siblingSettings(database).with(ofSibling));
        HttpClient client = client();
        home.awaitReady(client);
        progress.say("Home answers");
        sibling.awaitReady(client);
        progress.say("The sibling answers");
    }

    /** Starts home's server again, which somebody has ended, with the further settings that it had, and returns when it answers. */
    public void startHome(Path war, Database database, Map<String, String> ofHome) {
        home.start(war, homeSettings(database).with(ofHome));
        home.awaitReady(client());
    }

    /** What each node of home is told. */
    HostSettings homeSettings(Database database) {
        return HostSettings.home(homeOrigin(), database, homeKey()).with(certificate);
    }

    /** What each node of the sibling is told. */
    HostSettings siblingSettings(Database database) {
        return HostSettings.shop(
                        siblingOrigin(),
                        homeOrigin(),
                        database,
                        directory.resolve("sibling-master.key"),
                        HostSettings.homeKeys(homeKey()))
                .with(certificate);
    }

    /** Home's origin, as browsers know it. */
    public URI homeOrigin() {
        return URI.create("https://login.localhost:" + homePorts.https());
    }

    /** The sibling's origin, as browsers know it. */
    public URI siblingOrigin() {
        return URI.create("https://shop.localhost:" + siblingPorts.https());
    }

    /** The home host's server. */
    public WildFly home() {
        return home;
    }

    /** The sibling host's server. */
    public WildFly sibling() {
        return sibling;
    }

    /** What both are known by. */
    public Certificate certificate() {
        return certificate;
    }

    /** A client that trusts the hosts' certificate and follows no redirect. */
    public HttpClient client() {
        return HttpClient.newBuilder()
                .sslContext(certificate.trusted())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Completes when either server ends, whoever ends it, with a line that says which. */
    public CompletableFuture<String> onExit() {
        return CompletableFuture.anyOf(
                        home.onExit().thenApply(code -> ended("Home", code, home)),
                        sibling.onExit().thenApply(code -> ended("The sibling", code, sibling)))
                .thenApply(String.class::cast);
    }

    /** Ends both servers side by side. */
    @Override
    public void close() {
        home.ask();
        sibling.ask();
        home.close();
        sibling.close();
    }

    private Path homeKey() {
        return directory.resolve("home-master.key");
    }

    private void register(Database database) {
        try (Connection owner = database.asOwner().getConnection()) {
            DemoData.registerShop(owner, siblingOrigin().toString());
        } catch (SQLException e) {
            throw new RunFailure("The sibling cannot be registered: " + e.getMessage(), e);
        }
    }

    private static String ended(String name, int code, WildFly server) {
        return "%s has ended by itself, with exit code %d: see %s".formatted(name, code, server.log());
    }
}
