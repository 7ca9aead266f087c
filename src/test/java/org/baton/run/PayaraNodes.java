package org.baton.run;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;

/**
 * A second node of home and one of the sibling, on Payara: the same origins, keys and database as the WildFly ones, on
 * the same ports of 127.0.0.2. Which node a browser comes to is a matter of the address that it takes for the host's name.
 */
public final class PayaraNodes implements AutoCloseable {
    /** Where they listen; on macOS, only after {@code ifconfig lo0 alias 127.0.0.2}. */
    public static final String ADDRESS = "127.0.0.2";

    private final TwoHosts hosts;
    private final PayaraServer home;
    private final PayaraServer sibling;

    /** Keeps everything in this directory; {@code project} is where {@code target/payara} is. Nothing starts yet. */
    public PayaraNodes(Path project, Path directory, TwoHosts hosts, Jdks jdks) {
        PrivateFiles.directory(directory);
        this.hosts = hosts;
        this.home = server(
                "Home on Payara",
                project,
                directory.resolve("home"),
                hosts.homeOrigin().getPort(),
                jdks.ofHome());
        this.sibling = server(
                "The sibling on Payara",
                project,
                directory.resolve("sibling"),
                hosts.siblingOrigin().getPort(),
                jdks.ofSibling());
    }

    /** Starts home's alone, beside the hosts that run, and returns when it answers. */
    public void startHome(Path war, Database database) {
        home.start(war, hosts.homeSettings(database));
        home.awaitReady(hosts.client());
    }

    /** Starts both side by side with this WAR, beside the hosts that run, and returns when both answer. */
    public void start(Path war, Database database, Map<String, String> ofHome) {
        home.start(war, hosts.homeSettings(database).with(ofHome));
        sibling.start(war, hosts.siblingSettings(database));
        HttpClient client = hosts.client();
        home.awaitReady(client);
        sibling.awaitReady(client);
    }

    /** The server of home's node. */
    public PayaraServer home() {
        return home;
    }

    /** The server of the sibling's node. */
    public PayaraServer sibling() {
        return sibling;
    }

    @Override
    public void close() {
        home.ask();
        sibling.ask();
        home.close();
        sibling.close();
    }

    private static PayaraServer server(String name, Path project, Path directory, int https, Jdk jdk) {
        return new PayaraServer(name, new PayaraDomain(project, directory, ADDRESS, ServerPorts.withHttps(https), jdk));
    }
}
