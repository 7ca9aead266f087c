package org.baton.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** An application server with the WAR in it, in a process of its own and in a directory made anew at each start. */
public interface Server extends AutoCloseable {
    /** Starts it with this WAR and these settings, and returns at once. */
    void start(Path war, HostSettings settings);

    /** Waits until the WAR answers its readiness address with 200, for some minutes at most. */
    void awaitReady(HttpClient client);

    /** Where the application answers, by IP address; browsers use its host name. */
    URI address();

    /** The WAR as the server has taken it in. */
    Path deployed();

    /** The process's number. */
    long pid();

    /** What the server has written since its start. */
    Path log();

    /** Completes with the exit code when the server ends, whoever ends it. */
    CompletableFuture<Integer> onExit();

    /** Asks the server to end and does not wait: for ending several at once. */
    void ask();

    /** Ends the server: asked first, after 10 s no longer asked. */
    @Override
    void close();
}
