package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.baton.run.TestDirectory;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A later version of the WAR: today's, with migrations of {@code src/test/resources/rolling} and changed functions. */
final class NextWar {
    private static final String MIGRATIONS = "/WEB-INF/classes/db/migration/";

    private final WebArchive archive = ShrinkWrap.createFromZipFile(
            WebArchive.class,
            TestDirectory.project().resolve("target/baton.war").toFile());

    /** With this migration, too. */
    NextWar with(String migration) {
        Path file =
                TestDirectory.project().resolve("src/test/resources/rolling").resolve(migration);
        archive.add(new StringAsset(read(file)), MIGRATIONS + migration);
        return this;
    }

    /** With each repeatable migration changed, so that all functions and triggers are made anew. */
    NextWar withChangedFunctions() {
        for (ArchivePath path : archive.getContent(path -> path.get().startsWith(MIGRATIONS + "R__"))
                .keySet()) {
            String name = path.get().substring(MIGRATIONS.length());
            Path file = TestDirectory.project().resolve("db/migration").resolve(name);
            archive.delete(path);
            archive.add(new StringAsset(read(file) + "\n-- Of a later version.\n"), path);
        }
        return this;
    }

    /** Writes it there. */
    Path writtenTo(Path file) {
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
