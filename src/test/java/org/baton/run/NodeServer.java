package org.baton.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An application in Node, in a directory of its own, with its settings in the {@code .env} there. */
public final class NodeServer implements AutoCloseable {
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final Path directory;
    private final ServerProcess process;

    /** For the application that lies in this directory. */
    public NodeServer(Path directory) {
        this.directory = directory;
        this.process = new ServerProcess("The application in Node", directory);
    }

    /** Starts it by this Node, with these variables added to the environment. */
    public void start(Path node, Map<String, String> environment) {
        process.start(
                List.of(
                        node.toString(),
                        "--env-file=" + directory.resolve(".env"),
                        directory.resolve("server.js").toString()),
                environment);
    }

    /** Waits for 200 from this address; fails as soon as the process ends. */
    public void awaitReady(URI address, HttpClient client) {
        process.awaitReady(address, client, Optional::empty, AT_MOST);
    }

    /** What it has written since its start. */
    public Path log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
