package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.baton.run.Certificate;
import org.baton.run.PrivateFiles;
import org.baton.run.TestDirectory;

/** HAProxy with the configuration that the project ships, in front of two nodes of one host. */
final class HaProxy implements AutoCloseable {
    private final Path temporary = temporary();
    private final Path socket = temporary.resolve("stats");
    private final Process process;

    /** Starts it on this port, in this directory, with that certificate. */
    HaProxy(Path directory, int port, Certificate certificate, List<Integer> nodes) {
        PrivateFiles.directory(directory);
        Path pem = directory.resolve("https.pem");
        PrivateFiles.write(pem, certificate.pem());
        ProcessBuilder command = new ProcessBuilder(
                        Tool.HAPROXY.required().toString(),
                        "-db",
                        "-f",
                        TestDirectory.project()
                                .resolve("server-config/haproxy/haproxy.cfg")
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("haproxy.log").toFile());
        command.environment()
                .putAll(Map.of(
                        "BATON_PROXY_BIND", "127.0.0.1:" + port,
                        "BATON_PROXY_PEM", pem.toString(),
                        "BATON_PROXY_SOCKET", socket.toString(),
                        "BATON_NODE_1", "127.0.0.1:" + nodes.get(0),
                        "BATON_NODE_2", "127.0.0.1:" + nodes.get(1)));
        try {
            this.process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException("HAProxy does not start", e);
        }
    }

    /**
     * A node, as the proxy sees it.
     *
     * @param up whether it gets requests
     * @param answered how many it has answered
     */
    record Node(boolean up, long answered) {}

    /** The node of this number, 1 or 2. */
    Node node(int number) {
        List<String> lines = shown().lines().toList();
        List<String> names = List.of(lines.get(0).replaceFirst("^# ", "").split(",", -1));
        List<String> values = lines.stream()
                .filter(line -> line.startsWith("nodes,node-" + number + ","))
                .map(line -> List.of(line.split(",", -1)))
                .findFirst()
                .orElseThrow();
        return new Node(
                values.get(names.indexOf("status")).startsWith("UP"),
                Long.parseLong(values.get(names.indexOf("stot"))));
    }

    /** For the socket, whose path may have no more than 107 characters. */
    private static Path temporary() {
        try {
            return Files.createTempDirectory("baton");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory", e);
        }
    }

    private String shown() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap("show stat\n".getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("HAProxy does not say how its nodes are on " + socket, e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        PrivateFiles.remove(temporary);
    }
}
