package org.baton.run;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;

/** A Payara Server that is told by {@code asadmin} what to deploy. */
public final class RedeployablePayara implements Redeployable {
    private final PayaraServer server;

    /** In this directory, on that address of this machine; {@code project} is where {@code target/payara} is. */
    public RedeployablePayara(Path project, Path directory, String address, ServerPorts ports) {
        this.server = new PayaraServer("The Payara that redeploys", project, directory, address, ports);
    }

    @Override
    public void start(HostSettings settings, Path neighbour, HttpClient client) {
        server.startEmpty(settings);
        server.tell("deploy " + neighbour);
        server.awaitReady(client, NEIGHBOUR);
    }

    @Override
    public void deploy(Path war) {
        server.tell("deploy --name baton " + war);
    }

    @Override
    public void undeploy() {
        server.tell("undeploy baton");
    }

    @Override
    public URI address() {
        return server.address();
    }

    @Override
    public Path log() {
        return server.log();
    }

    @Override
    public long pid() {
        return server.pid();
    }

    @Override
    public void close() {
        server.close();
    }
}
