package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.baton.run.PrivateFiles;
import org.baton.run.TestDirectory;
import org.jspecify.annotations.Nullable;

/** The packages of the application in Node that the docs hold, installed as its README says. */
final class Npm {
    /** The folder of the docs that holds the application. */
    static final Path SOURCE = TestDirectory.project().resolve("docs/how-to/accept-handoffs-in-node");

    private static final String ADVICE = "npm needs Node 20.6 or newer, and the packages of package-lock.json from its"
            + " registry or its cache. Where neither can be had, leave these tests out:"
            + " -Dit.test='!NodeSiblingIT,!TestVectorsIT,!AssertionsInNodeIT'.";

    private static @Nullable Path installed;

    private Npm() {}

    /** A copy of the application with its packages, so that nothing is installed into the docs. */
    static synchronized Path installed() {
        Path known = installed;
        if (known != null) {
            return known;
        }
        Path directory = PrivateFiles.directory(TestDirectory.own().resolve("notes"));
        try (var files = Files.list(SOURCE)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.copy(file, directory.resolve(SOURCE.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + SOURCE, e);
        }
        run(directory, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline");
        installed = directory;
        return directory;
    }

    /** What npm prints for these arguments, run there. */
    static String run(Path directory, String... arguments) {
        return Printed.by(directory, Tool.NPM.required(), arguments).expectSuccess(ADVICE);
    }
}
