package org.baton.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;

/** A server that goes on running while its own management takes the WAR in and lets go of it. */
public interface Redeployable extends AutoCloseable {
    /** Starts it without the WAR, and returns when the neighbour, another application, answers at {@link #NEIGHBOUR}. */
    void start(HostSettings settings, Path neighbour, HttpClient client);

    /** Where the neighbour has a page that is a file. */
    String NEIGHBOUR = "/neighbour/page.txt";

    /**
     * Deploys this file, and returns when it runs. Where it does not start, {@link RunFailure} says what the server says, and
     * nothing is deployed.
     */
    void deploy(Path war);

    /** Takes it away, and returns when it has ended. */
    void undeploy();

    /** Where it answers, by IP address. */
    URI address();

    /** What the server has written since its start. */
    Path log();

    /** The server's process. */
    long pid();

    /** Ends the server. */
    @Override
    void close();
}
