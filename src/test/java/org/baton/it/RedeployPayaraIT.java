package org.baton.it;

import java.nio.file.Path;
import org.baton.run.PayaraNodes;
import org.baton.run.RedeployablePayara;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIf;

/** On Payara Server. */
@EnabledIf("org.baton.it.Nodes#payaraCanRun")
class RedeployPayaraIT extends Redeployments {
    private static final Path OWN = TestDirectory.own();

    RedeployPayaraIT() {
        super(
                Nodes.PAYARA,
                new RedeployablePayara(
                        TestDirectory.project(),
                        OWN.resolve("redeployed-payara"),
                        PayaraNodes.ADDRESS,
                        ServerPorts.free()),
                OWN);
    }

    /** The same server with an application that embeds Baton. */
    @Nested
    class EmbeddedThere extends Embeddings {
        EmbeddedThere() {
            super(Nodes.WILDFLY_TO_PAYARA, server(), OWN, database());
        }
    }
}
