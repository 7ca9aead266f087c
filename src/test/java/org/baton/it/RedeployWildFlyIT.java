package org.baton.it;

import java.nio.file.Path;
import java.util.Map;
import org.baton.run.RedeployableWildFly;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;

/** On WildFly. */
class RedeployWildFlyIT extends Redeployments {
    private static final Path OWN = TestDirectory.own();

    RedeployWildFlyIT() {
        super(
                Nodes.WILDFLY,
                new RedeployableWildFly(
                        TestDirectory.project().resolve("target/server"),
                        OWN.resolve("redeployed"),
                        ServerPorts.free()),
                OWN,
                TestPostgres.freshDatabase(),
                Map.of());
    }
}
