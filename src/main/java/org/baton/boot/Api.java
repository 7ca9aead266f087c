package org.baton.boot;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.baton.admin.AdminSessionsResource;
import org.baton.admin.AdminUsersResource;
import org.baton.embed.Problems;
import org.baton.embed.RolesFeature;
import org.baton.session.SessionResource;
import org.baton.session.SessionsResource;

/** Everything below {@code /api}. */
@ApplicationPath("api")
public final class Api extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                SessionResource.class,
                SessionsResource.class,
                AdminSessionsResource.class,
                AdminUsersResource.class,
                RolesFeature.class,
                Problems.class);
    }
}
