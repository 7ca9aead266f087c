package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.Operation;
import org.jboss.as.controller.client.OperationBuilder;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/** A WildFly that is told by its management port, as {@code jboss-cli.sh} does it, what to deploy. */
public final class RedeployableWildFly implements Redeployable {
    private static final ModelNode DEPLOYMENT = Operations.createAddress("deployment", "baton.war");

    private final WildFly server;
    private final ServerPorts ports;

    /** In this base directory. */
    public RedeployableWildFly(Path installation, Path base, ServerPorts ports) {
        this.server = new WildFly(
                "The WildFly that redeploys",
                installation,
                base,
                ports,
                Jdk.running().startingQuickly());
        this.ports = ports;
    }

    @Override
    public void start(HostSettings settings, Path neighbour, HttpClient client) {
        server.startWithout(settings, neighbour);
        server.awaitReady(client, NEIGHBOUR);
    }

    @Override
    public void deploy(Path war) {
        ModelNode add = Operations.createAddOperation(DEPLOYMENT);
        add.get("content").get(0).get("input-stream-index").set(0);
        add.get("enabled").set(true);
        execute(OperationBuilder.create(add, true)
                .addFileAsAttachment(war.toFile())
                .build());
    }

    @Override
    public void undeploy() {
        execute(Operation.Factory.create(Operations.createRemoveOperation(DEPLOYMENT)));
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

    private void execute(Operation operation) {
        try (operation;
                ModelControllerClient client =
                        ModelControllerClient.Factory.create("remote+http", "127.0.0.1", ports.management())) {
            ModelNode outcome = client.execute(operation);
            if (!Operations.isSuccessfulOutcome(outcome)) {
                throw new RunFailure(Operations.getFailureDescription(outcome).asString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The management port of " + address() + " does not answer", e);
        }
    }
}
