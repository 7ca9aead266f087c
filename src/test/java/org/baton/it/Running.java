package org.baton.it;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baton.run.Certificate;
import org.baton.run.Database;
import org.baton.run.Jdks;
import org.baton.run.PayaraNodes;
import org.baton.run.Progress;
import org.baton.run.Server;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.run.TwoHosts;
import org.jspecify.annotations.Nullable;

/** The hosts of this JVM's tests, on free ports: started when they are first asked for, ended with the JVM. */
final class Running {
    /**
     * Every test is a proxy of the hosts: it may say for whom it asks. Who says nothing asks for itself. The shop takes tokens
     * either way, so that a test can switch the registry; on Payara it has the defaults.
     */
    private static final Map<String, String> OF_SHOP = Map.of(
            "baton.trusted-proxies", "127.0.0.1",
            "baton.ticket.paths", "/files/*",
            "baton.handoff.delivery", "QUERY",
            "baton.handoff.same-site", "None",
            "baton.assertion.audiences", "stock=2");

    /** No sweep while statements are counted; it is tested on a server of its own. */
    private static final Map<String, String> OF_HOME =
            Map.of("baton.sweep.interval", "1d", "baton.trusted-proxies", "127.0.0.1");

    private static @Nullable Running wildFly;
    private static @Nullable PayaraNodes payara;
    private static boolean failed;

    private final TwoHosts two;
    private final Database database;
    private final Hosts hosts;

    private Running(TwoHosts two, Database database) {
        this.two = two;
        this.database = database;
        this.hosts = Hosts.of(two, database);
    }

    /** The hosts on these nodes. */
    static synchronized Hosts on(Nodes nodes) {
        Hosts hosts = wildFly().hosts;
        if (nodes.needPayara()) {
            payara();
        }
        return new Hosts(nodes, hosts.home(), hosts.shop(), hosts.database(), hosts.client());
    }

    /** What the hosts are known by, and whoever else is to be trusted by them. */
    static synchronized Certificate certificate() {
        return wildFly().two.certificate();
    }

    /** Has home's node on WildFly do something alone: the one on Payara, if it runs by now, stands still meanwhile. */
    static synchronized void onWildFlyAlone(Runnable work) {
        List<ProcessHandle> others = Stream.ofNullable(payara)
                .flatMap(nodes -> ProcessHandle.of(nodes.home().pid()).stream())
                .toList();
        Signals.send("STOP", others);
        try {
            work.run();
        } finally {
            Signals.send("CONT", others);
        }
    }

    /** Ends home's node on WildFly without letting it finish anything. */
    static synchronized void killHome() {
        Server home = wildFly().two.home();
        ProcessHandle.of(home.pid()).orElseThrow().destroyForcibly();
        home.onExit().join();
    }

    /** Starts it again. */
    static synchronized void startHome() {
        Running running = wildFly();
        running.two.startHome(Hosts.war(), running.database, OF_HOME);
    }

    /** The server of home's node. */
    static synchronized Server home(Nodes nodes) {
        return nodes.home().equals(PayaraNodes.ADDRESS)
                ? payara().home()
                : wildFly().two.home();
    }

    /** The server of the shop's node. */
    static synchronized Server shop(Nodes nodes) {
        return nodes.shop().equals(PayaraNodes.ADDRESS)
                ? payara().sibling()
                : wildFly().two.sibling();
    }

    /** The servers on Payara. */
    static synchronized PayaraNodes payara() {
        PayaraNodes known = payara;
        if (known != null) {
            return known;
        }
        Running beside = wildFly();
        refuseSecondTry();
        PayaraNodes nodes = new PayaraNodes(
                TestDirectory.project(), TestDirectory.own().resolve("payara-nodes"), beside.two, Jdks.forTests());
        started("Payara", () -> nodes.start(Hosts.war(), beside.database, OF_HOME), nodes::close);
        payara = nodes;
        return nodes;
    }

    private static Running wildFly() {
        Running known = wildFly;
        if (known != null) {
            return known;
        }
        refuseSecondTry();
        Database database = TestPostgres.freshDatabase();
        TwoHosts two = new TwoHosts(
                TestDirectory.project(),
                TestDirectory.own().resolve("two-hosts"),
                ServerPorts.free(),
                ServerPorts.free(),
                Jdks.forTests());
        started("WildFly", () -> two.start(Hosts.war(), database, OF_HOME, OF_SHOP, Progress.silent()), two::close);
        Running running = new Running(two, database);
        wildFly = running;
        return running;
    }

    /** What failed for one test would fail for the next, after minutes. */
    private static void refuseSecondTry() {
        if (failed) {
            throw new IllegalStateException("The hosts did not start for an earlier test, which says why");
        }
    }

    private static void started(String server, Runnable start, Runnable end) {
        Progress progress = new Progress(System.out);
        failed = true;
        Runtime.getRuntime().addShutdownHook(new Thread(end, "end of the tests' hosts"));
        start.run();
        failed = false;
        progress.say("home and the shop answer on " + server);
    }
}
