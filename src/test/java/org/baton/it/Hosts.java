package org.baton.it;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.baton.run.Database;
import org.baton.run.TestDirectory;
import org.baton.run.TwoHosts;

/**
 * Home and the shop, as a visitor finds them.
 *
 * @param nodes on which servers
 * @param home home's origin
 * @param shop the shop's origin
 * @param database of both
 * @param client trusts their certificate, follows no redirect, and is everybody's connection pool
 */
record Hosts(Nodes nodes, URI home, URI shop, Sql database, HttpClient client) {
    /** Those of this JVM's tests, on WildFly. */
    static Hosts running() {
        return on(Nodes.WILDFLY);
    }

    /** Those of this JVM's tests, on these servers. */
    static Hosts on(Nodes nodes) {
        return Running.on(nodes);
    }

    /** Those two on that database, for a test that cannot share them. */
    static Hosts of(TwoHosts hosts, Database database) {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(hosts.client().sslContext())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return new Hosts(Nodes.WILDFLY, hosts.homeOrigin(), hosts.siblingOrigin(), new Sql(database), client);
    }

    /** The WAR that was built, which all of them run. */
    static Path war() {
        return TestDirectory.project().resolve("target/baton.war");
    }

    /** An address of home. */
    URI home(String path) {
        return URI.create(home + path);
    }

    /** An address of the shop. */
    URI shop(String path) {
        return URI.create(shop + path);
    }

    /** The number at which the node of that origin or address listens. */
    String number(URI address) {
        return address.getPort() == home.getPort() ? nodes.home() : nodes.shop();
    }

    /** A browser with no cookies. */
    Visitor visitor() {
        return new Visitor(this);
    }
}
