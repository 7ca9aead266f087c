package org.baton.measure.floor;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Everything of the floors' WAR. */
@ApplicationPath("/")
public final class FloorApi extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(NoSessionResource.class, MemoryResource.class);
    }
}
