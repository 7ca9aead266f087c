package org.baton.boot;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.baton.embed.Problems;
import org.baton.embed.RolesFeature;
import org.baton.session.SessionResource;

/** Everything below {@code /api}. */
@ApplicationPath("api")
public final class Api extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(SessionResource.class, RolesFeature.class, Problems.class);
    }
}
