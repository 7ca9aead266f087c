package org.baton.run;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, for tests that run inside the server. */
public final class TestWar {
    private TestWar() {}

    /** {@code target/baton.war} with these test classes, and AssertJ for them. */
    public static WebArchive with(Class<?>... tests) {
        try {
            File assertj = new File(Assertions.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return ShrinkWrap.createFromZipFile(
                            WebArchive.class,
                            TestDirectory.project().resolve("target/baton.war").toFile())
                    .addAsLibrary(assertj)
                    .addClasses(tests);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("AssertJ lies at no file's address", e);
        }
    }
}
