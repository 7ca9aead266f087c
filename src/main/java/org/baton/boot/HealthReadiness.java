package org.baton.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The same as {@code /ready} for MicroProfile Health, which WildFly serves on its management port. */
@ApplicationScoped
@org.eclipse.microprofile.health.Readiness
public class HealthReadiness implements HealthCheck {
    @Inject
    private @Nullable ServletContext context;

    @Override
    @NullUnmarked
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("baton-database")
                .status(Readiness.of(context))
                .build();
    }
}
