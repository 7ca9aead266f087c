package org.baton.measure;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.baton.measure.floor.FloorWar;
import org.baton.run.Certificate;
import org.baton.run.Database;
import org.baton.run.DatabaseSetup;
import org.baton.run.DemoData;
import org.baton.run.HostSettings;
import org.baton.run.Ports;
import org.baton.run.Postgres;
import org.baton.run.PrivateFiles;
import org.baton.run.RunFailure;
import org.baton.run.ServerPorts;
import org.baton.run.WildFly;

/** PostgreSQL, and one WildFly with Baton as home and the floors beside it, on free ports of 127.0.0.1. */
final class MeasuredHost implements AutoCloseable {
    /** Half the idle timeout, the longest there is: that no request writes is part of what is measured. */
    static final int TOUCH_INTERVAL_HOURS = 6;

    private final Path project;
    private final Path directory;
    private final Path war;
    private final ServerPorts ports = ServerPorts.free();
    private final Postgres postgres;
    private final WildFly server;
    private final Certificate certificate;

    /** With the WAR as it was built. */
    MeasuredHost(Path project, Path directory) {
        this(project, directory, project.resolve("target/baton.war"));
    }

    /** Keeps all it makes in this directory; {@code project} is where {@code target/server} is. Nothing starts yet. */
    MeasuredHost(Path project, Path directory, Path war) {
        PrivateFiles.directory(directory);
        this.project = project;
        this.directory = directory;
        this.war = war;
        this.postgres = new Postgres(
                directory, project.resolve("target/postgres"), Ports.free(1).get(0));
        this.certificate = Certificate.in(directory);
        this.server = new WildFly("Home", project.resolve("target/server"), directory.resolve("home"), ports);
    }

    /** Starts both and returns when Baton answers. */
    void start() {
        postgres.start(true);
        new DatabaseSetup(database(), project.resolve("db/role/roles.sql")).prepare();
        try (Connection owner = database().asOwner().getConnection()) {
            DemoData.registerShop(owner, "https://shop.localhost");
        } catch (SQLException e) {
            throw new IllegalStateException("The shop cannot be registered", e);
        }
        URI origin = URI.create("https://login.localhost:" + ports.https());
        server.start(
                war,
                HostSettings.home(origin, database(), directory.resolve("home-master.key"))
                        .with(certificate)
                        .with(Map.of(
                                "baton.session.idle-timeout", 2 * TOUCH_INTERVAL_HOURS + "h",
                                "baton.session.touch-interval", TOUCH_INTERVAL_HOURS + "h")),
                FloorWar.writeInto(directory));
        server.awaitReady(client());
    }

    /** Where it answers. */
    URI address() {
        return server.address();
    }

    /** Its port. */
    int port() {
        return ports.https();
    }

    /** The database it works on. */
    Database database() {
        return postgres.database("baton");
    }

    /** What its certificate is trusted with. */
    SSLContext trusted() {
        return certificate.trusted();
    }

    /** A client for what is not measured. */
    HttpClient client() {
        return HttpClient.newBuilder().sslContext(trusted()).build();
    }

    /** The server's process number, for a profiler. */
    long pid() {
        return server.pid();
    }

    /** What server and database have used until now. */
    CpuTime cpu() {
        return CpuTime.of(
                process(ProcessHandle.of(server.pid()), "WildFly"), process(postgres.process(), "PostgreSQL"));
    }

    /** Ends both, and removes the directory; a second time it finds nothing to do. */
    @Override
    public synchronized void close() {
        server.close();
        postgres.close();
        PrivateFiles.remove(directory);
    }

    private static ProcessHandle process(Optional<ProcessHandle> found, String name) {
        return found.orElseThrow(() -> new RunFailure(name + " has ended by itself"));
    }
}
