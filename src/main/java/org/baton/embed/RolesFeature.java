package org.baton.embed;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.baton.http.ApiProblem;
import org.jspecify.annotations.Nullable;

/**
 * Holds {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on REST resources alike on all servers, and fails
 * closed: WildFly by itself enforces none of them, and a method that says nothing is refused here.
 */
public final class RolesFeature implements DynamicFeature {
    /** A proxy for the request of the calling thread; Jersey injects none into a filter that is registered as an object. */
    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        context.register(new Check(rule(resource)));
    }

    /**
     * The groups that may call; "**" stands for everybody who is logged in, empty for everybody. What the method says counts
     * before what its class says (Jakarta Annotations 2.1, 2.11).
     */
    private static Optional<Set<String>> rule(ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        AnnotatedElement said = says(method) ? method : resource.getResourceClass();
        if (said.isAnnotationPresent(PermitAll.class)) {
            return Optional.empty();
        }
        RolesAllowed allowed = said.getAnnotation(RolesAllowed.class);
        return Optional.of(allowed == null ? Set.of() : Set.of(allowed.value()));
    }

    private static boolean says(Method method) {
        return method.isAnnotationPresent(DenyAll.class)
                || method.isAnnotationPresent(RolesAllowed.class)
                || method.isAnnotationPresent(PermitAll.class);
    }

    /** Runs before each resource method. */
    private final class Check implements ContainerRequestFilter {
        private final Optional<Set<String>> groups;

        Check(Optional<Set<String>> groups) {
            this.groups = groups;
        }

        @Override
        public void filter(ContainerRequestContext context) {
            HttpServletRequest caller = Objects.requireNonNull(request, "the container injects the request");
            if (groups.isEmpty()) {
                return;
            }
            if (caller.getUserPrincipal() == null) {
                context.abortWith(
                        ApiProblem.response(caller, 401, "Not logged in", "Log in, and send the session's cookie."));
            } else if (groups.get().stream().noneMatch(group -> group.equals("**") || caller.isUserInRole(group))) {
                context.abortWith(ApiProblem.response(caller, 403, "Not allowed", "Your groups do not allow this."));
            }
        }
    }
}
