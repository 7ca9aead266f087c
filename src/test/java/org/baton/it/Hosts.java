package org.baton.it;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.baton.run.Database;
import org.baton.run.Progress;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.run.TwoHosts;
import org.jspecify.annotations.Nullable;

/**
 * Home and the shop of this JVM's tests, on free ports: started when they are first asked for, ended with the JVM.
 *
 * @param home home's origin
 * @param shop the shop's origin
 * @param database of both
 * @param client trusts their certificate, follows no redirect, and is everybody's connection pool
 */
record Hosts(URI home, URI shop, Sql database, HttpClient client) {
    private static @Nullable Hosts running;
    private static boolean failed;

    static synchronized Hosts running() {
        Hosts known = running;
        if (known != null) {
            return known;
        }
        if (failed) {
            throw new IllegalStateException("The hosts did not start for an earlier test, which says why");
        }
        failed = true;
        known = start();
        running = known;
        failed = false;
        return known;
    }

    private static Hosts start() {
        Path project = TestDirectory.project();
        Database database = TestPostgres.freshDatabase();
        TwoHosts hosts =
                new TwoHosts(project, TestDirectory.own().resolve("two-hosts"), ServerPorts.free(), ServerPorts.free());
        Runtime.getRuntime().addShutdownHook(new Thread(hosts::close, "end of the tests' hosts"));
        // No sweep while statements are counted; it is tested on a server of its own.
        // Every test is a proxy of both hosts: it may say for whom it asks. Who says nothing asks for itself.
        Map<String, String> ofShop = Map.of("baton.trusted-proxies", "127.0.0.1");
        Map<String, String> ofHome = Map.of("baton.sweep.interval", "1d", "baton.trusted-proxies", "127.0.0.1");
        hosts.start(project.resolve("target/baton.war"), database, ofHome, ofShop, Progress.silent());
        return of(hosts, database);
    }

    /** Those two on that database, for a test that cannot share them. */
    static Hosts of(TwoHosts hosts, Database database) {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(hosts.client().sslContext())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return new Hosts(hosts.homeOrigin(), hosts.siblingOrigin(), new Sql(database), client);
    }

    /** An address of home. */
    URI home(String path) {
        return URI.create(home + path);
    }

    /** An address of the shop. */
    URI shop(String path) {
        return URI.create(shop + path);
    }

    /** A browser with no cookies. */
    Visitor visitor() {
        return new Visitor(this);
    }
}
