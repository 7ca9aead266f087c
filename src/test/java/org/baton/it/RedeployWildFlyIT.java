package org.baton.it;

import java.nio.file.Path;
import java.util.Map;
import org.baton.run.RedeployableWildFly;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.junit.jupiter.api.Nested;

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

    /** The same server with an application that embeds Baton. */
    @Nested
    class EmbeddedThere extends Embeddings {
        EmbeddedThere() {
            super(Nodes.WILDFLY, server(), OWN, database());
        }
    }
}
