package org.baton.measure.floor;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The floors' WAR as a file. */
public final class FloorWar {
    private FloorWar() {}

    /** Writes {@code floor.war} into this directory; the server serves it below {@code /floor}. */
    public static Path writeInto(Path directory) {
        Path file = directory.resolve("floor.war");
        ShrinkWrap.create(WebArchive.class, "floor.war")
                .addClasses(
                        AttributeServlet.class,
                        FloorApi.class,
                        MemoryLogin.class,
                        MemoryMechanism.class,
                        MemoryResource.class,
                        NoSessionResource.class)
                .as(ZipExporter.class)
                .exportTo(file.toFile(), true);
        return file;
    }
}
