package org.baton.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.baton.run.RedeployableWildFly;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** On WildFly. */
class RedeployWildFlyIT extends Redeployments {
    private static final Path OWN = TestDirectory.own();
    private static final String DESCRIPTOR = "/WEB-INF/jboss-web.xml";

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

    @Test
    void an_application_that_embeds_baton_is_told_what_it_cannot_be() {
        WebArchive home = EmbeddingPage.war(OWN.resolve("misplaced"));
        WebArchive below = EmbeddingPage.war(OWN.resolve("misplaced"));
        below.add(atOrders(below.get(DESCRIPTOR).getAsset()), DESCRIPTOR);

        // The server's settings are a home's.
        assertThatThrownBy(() -> server.deploy(written(home))).message().contains("write baton.role=SIBLING");
        assertThatThrownBy(() -> server.deploy(written(below)))
                .message()
                .contains("the context path is /orders", "give the application the root, / (context-root)");
    }

    private static Path written(WebArchive war) {
        Path file = OWN.resolve("misplaced.war");
        war.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static StringAsset atOrders(Asset descriptor) {
        try (InputStream text = descriptor.openStream()) {
            return new StringAsset(new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("<context-root>/<", "<context-root>/orders<"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same server with an application that embeds Baton. */
    @Nested
    class EmbeddedThere extends EmbeddedSessions {
        EmbeddedThere() {
            super(Nodes.WILDFLY, server(), OWN, database());
        }
    }
}
