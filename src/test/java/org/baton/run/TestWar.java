package org.baton.run;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, with classes of tests in it. */
public final class TestWar {
    private TestWar() {}

    /** {@code target/baton.war} with these test classes, and AssertJ for them: for tests that run inside the server. */
    public static WebArchive with(Class<?>... tests) {
        try {
            File assertj = new File(Assertions.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return withPages(tests).addAsLibrary(assertj);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("AssertJ lies at no file's address", e);
        }
    }

    /** The same with pages of an application, for tests that ask the server from outside. */
    public static WebArchive withPages(Class<?>... pages) {
        return ShrinkWrap.createFromZipFile(
                        WebArchive.class,
                        TestDirectory.project().resolve("target/baton.war").toFile())
                .addClasses(pages);
    }

    /** That, in a file. */
    public static Path writtenTo(Path file, Class<?>... pages) {
        withPages(pages).as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
