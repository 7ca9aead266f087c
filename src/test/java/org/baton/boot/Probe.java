package org.baton.boot;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.baton.embed.Problems;
import org.baton.embed.RolesFeature;

/** What an application in the container sees of a caller; only tests deploy it. */
@Path("/")
public class Probe {
    @Inject
    @SuppressWarnings("NullAway.Init") // The server fills it in.
    private SecurityContext security;

    /** The probe's own addresses, with Baton's rule for annotations. */
    @ApplicationPath("probe")
    public static final class Api extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Probe.class, Denied.class, RolesFeature.class, Problems.class);
        }
    }

    /** A class that denies all, but for what its methods say. */
    @Path("denied")
    @DenyAll
    public static class Denied {
        /** For everybody, as it says. */
        @GET
        @Path("open")
        @PermitAll
        public String open() {
            return "for everybody";
        }

        /** For nobody, as its class says. */
        @GET
        @Path("silent")
        public String silent() {
            return "for nobody";
        }
    }

    /** Who calls, by Jakarta Security and by the servlet API. */
    @GET
    @Path("caller")
    @PermitAll
    public String caller(@Context HttpServletRequest request) {
        String caller = Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .orElse("nobody");
        return "%s user=%s/%s admin=%s/%s"
                .formatted(
                        caller,
                        security.isCallerInRole("user"),
                        request.isUserInRole("user"),
                        security.isCallerInRole("admin"),
                        request.isUserInRole("admin"));
    }

    /** For administrators. */
    @GET
    @Path("admins")
    @RolesAllowed("admin")
    public String admins() {
        return "for admins";
    }

    /** For nobody, as it says. */
    @GET
    @Path("nobody")
    @DenyAll
    public String nobody() {
        return "for nobody";
    }

    /** For nobody either: it says nothing. */
    @GET
    @Path("silent")
    public String silent() {
        return "for nobody";
    }
}
