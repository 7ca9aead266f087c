package org.baton.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Before the first test on a server: chooses free ports, prepares a database, and tells {@code arquillian.xml}. It does
 * nothing unless the system property {@code baton.it} is {@code true}, which Maven sets for {@code *IT} tests only.
 */
public final class TestSession implements LauncherSessionListener {
    private static final Logger POSTGRES_TALK = Logger.getLogger("io.zonky.test");
    private static final Logger FLYWAY_TALK = Logger.getLogger("org.flywaydb");

    /** Made by JUnit. */
    public TestSession() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        POSTGRES_TALK.setLevel(Level.WARNING);
        FLYWAY_TALK.setLevel(Level.WARNING);
        if (!Boolean.getBoolean("baton.it")) {
            return;
        }
        Path own = TestDirectory.own();
        ServerPorts ports = ServerPorts.free();
        Path settings = own.resolve("arquillian.properties");
        HostSettings.home(
                        URI.create("https://login.localhost:" + ports.https()),
                        TestPostgres.freshDatabase(),
                        own.resolve("arquillian-master.key"))
                .with(Certificate.in(own))
                .with(Map.of("baton.sweep.interval", "10s"))
                .writeTo(settings);
        System.setProperty(
                "baton.it.server",
                TestDirectory.project().resolve("target/server").toString());
        System.setProperty("baton.it.base", own.resolve("arquillian").toString());
        System.setProperty("baton.it.settings", settings.toUri().toString());
        System.setProperty("baton.it.https-port", String.valueOf(ports.https()));
        System.setProperty("baton.it.http-port", String.valueOf(ports.http()));
        System.setProperty("baton.it.management-port", String.valueOf(ports.management()));
    }
}
