package org.baton.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Before the first test on a server: chooses free ports, prepares a database, and tells {@code arquillian.xml}; after the
 * last one prints what the servers took. It does nothing unless the system property {@code baton.it} is {@code true}, which
 * Maven sets for {@code *IT} tests only.
 */
public final class TestSession implements LauncherSessionListener {
    private static final Logger POSTGRES_TALK = Logger.getLogger("io.zonky.test");
    private static final Logger FLYWAY_TALK = Logger.getLogger("org.flywaydb");

    private final ServerTimes times = new ServerTimes();

    /** Made by JUnit. */
    public TestSession() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        POSTGRES_TALK.setLevel(Level.WARNING);
        FLYWAY_TALK.setLevel(Level.WARNING);
        if (!Boolean.getBoolean("baton.it")) {
            return;
        }
        session.getLauncher().registerTestExecutionListeners(times);
        Path own = TestDirectory.own();
        ServerPorts ports = ServerPorts.free();
        HostSettings settings = HostSettings.home(
                        URI.create("https://login.localhost:" + ports.https()),
                        TestPostgres.freshDatabase(),
                        own.resolve("arquillian-master.key"))
                .with(Certificate.in(own))
                .with(Map.of("baton.sweep.interval", "10s", "baton.assertion.audiences", "stock"));
        System.setProperty("baton.it.https-port", String.valueOf(ports.https()));
        System.setProperty("baton.it.http-port", String.valueOf(ports.http()));
        System.setProperty("baton.it.management-port", String.valueOf(ports.management()));
        if ("payara".equals(System.getProperty("arquillian.launch"))) {
            startPayara(own.resolve("arquillian"), ports, settings);
        } else {
            tellWildFly(own, settings);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        times.print(System.out);
    }

    /** Arquillian starts it. */
    private static void tellWildFly(Path own, HostSettings settings) {
        Path file = own.resolve("arquillian.properties");
        settings.writeTo(file);
        System.setProperty(
                "baton.it.server",
                TestDirectory.project().resolve("target/server").toString());
        System.setProperty("baton.it.base", own.resolve("arquillian").toString());
        System.setProperty("baton.it.settings", file.toUri().toString());
        System.setProperty(
                "baton.it.jvm", String.join(" ", Jdk.running().startingQuickly().options()));
    }

    /** Arquillian's own way to start a Payara knows neither password aliases nor an environment. */
    private static void startPayara(Path directory, ServerPorts ports, HostSettings settings) {
        PayaraServer server =
                new PayaraServer("Payara for Arquillian", TestDirectory.project(), directory, "127.0.0.1", ports);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end of Arquillian's Payara"));
        Progress progress = new Progress(System.out);
        server.startEmpty(settings);
        progress.say("Payara waits for Arquillian");
    }
}
