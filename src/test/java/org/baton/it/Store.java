package org.baton.it;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.baton.run.Certificate;
import org.baton.run.Database;
import org.baton.run.HostSettings;
import org.baton.run.Jdk;
import org.baton.run.PayaraNodes;
import org.baton.run.PayaraServer;
import org.baton.run.PrivateFiles;
import org.baton.run.Progress;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.run.TestWar;
import org.baton.run.WildFly;
import org.jspecify.annotations.Nullable;

/**
 * A sibling with a database of its own, beside the tests' home: registered and started as an operator does it, from what the
 * two hosts publish. Its node on WildFly is started when it is first asked for, as is the one on Payara; both end with the JVM.
 */
final class Store {
    private static @Nullable Store running;

    private final String id;
    private final Hosts hosts;
    private final Sql database;
    private final WildFly server;
    private final Runs runs;
    private final Optional<Relay> relay;
    private @Nullable PayaraServer onPayara;

    private Store(String id, Hosts hosts, Sql database, WildFly server, Runs runs, Optional<Relay> relay) {
        this.id = id;
        this.hosts = hosts;
        this.database = database;
        this.server = server;
        this.runs = runs;
        this.relay = relay;
    }

    /** What its nodes run. */
    private record Runs(Path war, HostSettings settings) {}

    /** The one of this JVM's tests. */
    static synchronized Store running() {
        Store known = running;
        if (known != null) {
            return known;
        }
        Progress progress = new Progress(System.out);
        Hosts hosts = Hosts.running();
        Relay relay = new Relay(Running.home(Nodes.WILDFLY).address());
        Store store = made(hosts, Running.certificate(), "store", "ENDPOINT", relay.address(), Optional.of(relay));
        running = store;
        store.startFirst();
        progress.say("the store, a sibling with a database of its own, answers");
        return store;
    }

    /** Lets the one of this JVM's tests stand still, if it runs by now: it asks home nothing meanwhile. */
    static void standStill() {
        signal("STOP");
    }

    /** Lets it go on. */
    static void goOn() {
        signal("CONT");
    }

    private static synchronized void signal(String name) {
        Signals.send(
                name,
                Stream.ofNullable(running)
                        .flatMap(store -> Stream.concat(
                                Stream.of(store.server.pid()),
                                Stream.ofNullable(store.onPayara).map(PayaraServer::pid)))
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .toList());
    }

    /** Another one, which exchanges without home, finds it there to renew, and has these files; to be closed by the caller. */
    static Store offline(String id, URI toHome, Class<?>... files) {
        Store bare = made(Hosts.running(), Running.certificate(), id, "OFFLINE", toHome, Optional.empty());
        Runs runs = new Runs(
                TestWar.writtenTo(TestDirectory.own().resolve(id + ".war"), files),
                bare.runs.settings().with(Map.of("baton.ticket.paths", "/files/*")));
        Store store = new Store(id, bare.hosts, bare.database, bare.server, runs, bare.relay);
        store.startFirst();
        return store;
    }

    /** Another one, whose home is one of a test's own, known by that certificate; to be ended by the caller. */
    static Store calling(Hosts home, Certificate certificate, String id) {
        URI toHome = URI.create("https://127.0.0.1:" + home.home().getPort());
        Store store = made(home, certificate, id, "ENDPOINT", toHome, Optional.empty());
        store.startFirst();
        return store;
    }

    /** From now on it ends with the JVM at the latest, and home knows its key. */
    private void startFirst() {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end of the " + id));
        start();
        home().update(
                        "UPDATE siblings SET public_key = ? WHERE id = ?",
                        PublishedKeys.ofCaller(hosts.visitor(), hosts.shop()),
                        id);
    }

    private static Store made(
            Hosts home, Certificate certificate, String id, String exchange, URI toHome, Optional<Relay> relay) {
        ServerPorts ports = ServerPorts.free();
        URI origin = URI.create("https://" + id + ".localhost:" + ports.https());
        URI backChannel = URI.create("https://127.0.0.1:" + ports.https());
        home.database()
                .update(
                        "INSERT INTO siblings (id, origin, exchange, back_channel) VALUES (?, ?, ?, ?)",
                        id,
                        origin.toString(),
                        exchange,
                        backChannel.toString());
        Database own = TestPostgres.freshDatabase();
        Path directory = TestDirectory.own().resolve(id);
        Path masterKey = TestDirectory.own().resolve(id + "-master.key");
        PrivateFiles.secret(masterKey);
        HostSettings settings = new HostSettings(Map.ofEntries(
                        Map.entry("baton.role", "SIBLING"),
                        Map.entry("baton.sibling.id", id),
                        Map.entry("baton.handoff.exchange", exchange),
                        Map.entry("baton.origin", origin.toString()),
                        Map.entry("baton.home.origin", home.home().toString()),
                        Map.entry("baton.home.back-channel", toHome.toString()),
                        Map.entry("baton.home.keys", PublishedKeys.ofHome(home, id)),
                        Map.entry("baton.keys.master", masterKey.toString()),
                        Map.entry("baton.schema", "check"),
                        Map.entry("baton.db.url", own.jdbcUrl()),
                        Map.entry("baton.db.user", "baton_app"),
                        Map.entry("baton.db.password", own.passwords().app())))
                .with(certificate);
        return new Store(
                id,
                new Hosts(Nodes.WILDFLY, home.home(), origin, home.database(), home.client()),
                new Sql(own),
                new WildFly(
                        "The " + id,
                        TestDirectory.project().resolve("target/server"),
                        directory,
                        ports,
                        Jdk.running().startingQuickly()),
                new Runs(Hosts.war(), settings),
                relay);
    }

    /** Starts its server, which must not be running, and waits until it answers. */
    void start() {
        server.start(runs.war(), runs.settings());
        server.awaitReady(hosts.client());
    }

    /** Ends its server without letting it finish anything. */
    void kill() {
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        server.onExit().join();
    }

    /** Home, and the store in the shop's place. */
    Hosts hosts() {
        return hosts(Nodes.WILDFLY);
    }

    /**
     * The same on these nodes: the store's takes home's notices, and if it is on WildFly, it exchanges at that one of home;
     * on Payara it does so at home's on WildFly.
     */
    synchronized Hosts hosts(Nodes nodes) {
        relay.ifPresent(way -> way.to(Running.home(nodes).address()));
        if (nodes.shop().equals(PayaraNodes.ADDRESS) && onPayara == null) {
            startOnPayara();
        }
        home().update(
                        "UPDATE siblings SET back_channel = ? WHERE origin = ?",
                        "https://%s:%d".formatted(nodes.shop(), hosts.shop().getPort()),
                        hosts.shop().toString());
        return new Hosts(nodes, hosts.home(), hosts.shop(), hosts.database(), hosts.client());
    }

    private void startOnPayara() {
        PayaraServer node = new PayaraServer(
                "The " + id + " on Payara",
                TestDirectory.project(),
                TestDirectory.own().resolve(id + "-on-payara"),
                PayaraNodes.ADDRESS,
                ServerPorts.withHttps(hosts.shop().getPort()));
        onPayara = node;
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "end of the " + id + " on Payara"));
        Progress progress = new Progress(System.out);
        node.start(
                runs.war(),
                relay.isEmpty()
                        ? runs.settings()
                        : runs.settings()
                                .with(Map.of(
                                        "baton.home.back-channel",
                                        Running.home(Nodes.WILDFLY).address().toString())));
        node.awaitReady(hosts.client());
        progress.say("the " + id + " answers on Payara");
    }

    /** Home's database. */
    Sql home() {
        return hosts.database();
    }

    /** The store's own. */
    Sql database() {
        return database;
    }

    /** What its server has logged that contains this. */
    List<String> logged(String text) throws java.io.IOException {
        try (var lines = Files.lines(server.log())) {
            return lines.filter(line -> line.contains(text)).toList();
        }
    }

    /** Ends its servers, and takes it out of home's registry. */
    void close() {
        end();
        home().update(
                        "UPDATE siblings SET enabled = false WHERE origin = ?",
                        hosts.shop().toString());
    }

    /** Ends its servers, also where home and its database are gone. */
    synchronized void end() {
        server.close();
        if (onPayara != null) {
            onPayara.close();
        }
    }
}
