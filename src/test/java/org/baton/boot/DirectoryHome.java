package org.baton.boot;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.baton.run.Certificate;
import org.baton.run.Database;
import org.baton.run.HostSettings;
import org.baton.run.Jdk;
import org.baton.run.PrivateFiles;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.run.WildFly;
import org.baton.scene.Sql;

/** One WildFly as home, whose WAR an operator has given an identity store, with a database and a directory of its own. */
final class DirectoryHome implements AutoCloseable {
    private final Path own;
    private final URI origin;
    private final Database database = TestPostgres.freshDatabase();
    private final Certificate certificate;
    private final WildFly server;
    private final HttpClient client;

    /** Keeps everything in a directory of that name. Nothing starts yet. */
    DirectoryHome(String name) {
        ServerPorts ports = ServerPorts.free();
        this.own = PrivateFiles.directory(TestDirectory.own().resolve(name));
        this.origin = URI.create("https://login.localhost:" + ports.https());
        this.certificate = Certificate.in(own);
        this.server = new WildFly(
                "Home of " + name,
                TestDirectory.project().resolve("target/server"),
                own.resolve("home"),
                ports,
                Jdk.running().startingQuickly());
        this.client = HttpClient.newBuilder()
                .sslContext(certificate.trusted())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Starts it with this WAR and these further settings, and returns when it answers. */
    void start(Path war, Map<String, String> settings) {
        server.start(
                war,
                HostSettings.home(origin, database, own.resolve("master.key"))
                        .with(certificate)
                        .with(settings));
        server.awaitReady(client);
    }

    /** A directory for what the test itself makes. */
    Path own() {
        return own;
    }

    /** A browser with one cookie at a time. */
    HomeClient visitor() {
        return new HomeClient(client, server.address(), origin.toString());
    }

    /** Where its rows are. */
    Database database() {
        return database;
    }

    /** SQL as the tables' owner. */
    Sql owner() {
        return new Sql(database.asOwner());
    }

    /** What the server has written since its start. */
    Path log() {
        return server.log();
    }

    @Override
    public void close() {
        server.close();
    }
}
