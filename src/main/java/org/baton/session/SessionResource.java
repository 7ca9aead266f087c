package org.baton.session;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.baton.http.Documents;

/** {@code /api/session}: who am I, and for how long. */
@Path("session")
@ApplicationScoped
@RolesAllowed("**")
public class SessionResource {
    /**
     * The session of this request.
     *
     * @param request the request
     * @return user and session; a stranger gets 401
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject session(@Context HttpServletRequest request) {
        return Recognition.sessionOf(request)
                .map(SessionResource::document)
                .orElseThrow(() -> new NotAuthorizedException("Session"));
    }

    private static JsonObject document(Session session) {
        JsonObjectBuilder user = Documents.object()
                .add("id", session.user().id().toString())
                .add("username", session.user().username())
                .add("displayName", session.user().displayName())
                .add("groups", Documents.array(session.user().groups()));
        JsonObjectBuilder details = Documents.object()
                .add("id", session.id().toString())
                .add("host", session.host().text())
                .add("channel", session.channel().name())
                .add("openedAt", session.times().openedAt().toString())
                .add("authenticatedAt", session.authentication().at().toString())
                .add("lastSeenAt", session.times().lastSeenAt().toString())
                .add("idleExpiresAt", session.times().idleExpiresAt().toString())
                .add("expiresAt", session.times().expiresAt().toString())
                .add("rootId", session.root().toString());
        return Documents.object().add("user", user).add("session", details).build();
    }
}
