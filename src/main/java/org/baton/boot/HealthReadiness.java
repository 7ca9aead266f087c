package org.baton.boot;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jspecify.annotations.Nullable;

/** The same as {@code /ready} for MicroProfile Health, which WildFly serves on its management port, outside any request. */
@ApplicationScoped
@org.eclipse.microprofile.health.Readiness
public class HealthReadiness implements HealthCheck {
    private final AtomicReference<@Nullable Readiness> readiness = new AtomicReference<>();

    /**
     * Tells what to ask, once the application has started; until then it is not ready.
     *
     * @param started what to ask
     */
    public void ask(Readiness started) {
        readiness.set(started);
    }

    @Override
    public HealthCheckResponse call() {
        Readiness started = readiness.get();
        return HealthCheckResponse.named("baton-database")
                .status(started != null && started.isReady())
                .build();
    }
}
