package org.baton.it;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.baton.run.Certificate;
import org.baton.run.HostSettings;
import org.baton.run.Jdk;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.WildFly;

/**
 * One host on two WildFly servers behind a proxy, which is what browsers reach. The nodes have the same settings and know
 * nothing of each other.
 */
final class ProxiedHost implements AutoCloseable {
    private final List<Node> nodes;
    private final HaProxy proxy;
    private final HostSettings settings;

    private record Node(WildFly server, ServerPorts ports) {}

    /** Starts the host of that name; the proxy listens on this port. */
    ProxiedHost(String name, int port, HostSettings settings, Certificate certificate) {
        Path project = TestDirectory.project();
        Path directory = TestDirectory.own().resolve("nodes-of-" + name);
        this.settings = settings.with(certificate)
                .with(Map.of("baton.http.enabled", "true", "baton.trusted-proxies", "127.0.0.1"));
        this.nodes = IntStream.of(1, 2)
                .mapToObj(number -> node(name + "-" + number, project, directory))
                .toList();
        this.proxy = new HaProxy(
                directory,
                port,
                certificate,
                nodes.stream().map(node -> node.ports().http()).toList());
        nodes.forEach(this::start);
    }

    private static Node node(String name, Path project, Path directory) {
        ServerPorts ports = ServerPorts.free();
        return new Node(
                new WildFly(
                        name,
                        project.resolve("target/server"),
                        directory.resolve(name),
                        ports,
                        Jdk.running().startingQuickly()),
                ports);
    }

    private void start(Node node) {
        node.server().start(TestDirectory.project().resolve("target/baton.war"), settings);
    }

    /** Waits until the proxy sends requests to both. */
    void awaitBoth(Hosts hosts) {
        nodes.forEach(node -> node.server().awaitReady(hosts.client()));
        Awaited.until(
                "the proxy knows both nodes",
                () -> proxy.node(1).up() && proxy.node(2).up());
    }

    /** The address of one node itself, past the proxy: 1 or 2. */
    URI address(int number) {
        return nodes.get(number - 1).server().address();
    }

    /** How the proxy sees it: 1 or 2. */
    HaProxy.Node seen(int number) {
        return proxy.node(number);
    }

    /** Ends a node without letting it finish anything. */
    void kill(int number) {
        WildFly server = nodes.get(number - 1).server();
        ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
        server.onExit().join();
    }

    /** Starts it again. */
    void start(int number) {
        start(nodes.get(number - 1));
    }

    @Override
    public void close() {
        proxy.close();
        nodes.forEach(node -> node.server().ask());
        nodes.forEach(node -> node.server().close());
    }
}
