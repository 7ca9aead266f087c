package org.baton.session;

import jakarta.annotation.security.RolesAllowed;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import org.baton.http.ApiProblem;
import org.baton.http.Documents;
import org.baton.http.Installed;
import org.baton.http.Parameters;
import org.baton.http.Trace;

/** {@code /api/sessions}: where am I logged in, and out with what is not me. At home, by cookie or bearer token. */
@Path("sessions")
@RolesAllowed("**")
public class SessionsResource {
    private static final Logger LOG = System.getLogger(SessionsResource.class.getName());

    /**
     * The caller's live sessions on all hosts.
     *
     * @param request the request
     * @return each login, latest first, followed by its children
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject sessions(@Context HttpServletRequest request) {
        Session session = session(request);
        JsonArrayBuilder list = Documents.array();
        Installed.of(request, Sessions.class)
                .list(session.user().id())
                .forEach(one -> list.add(one.document().add("current", one.id().equals(session.id()))));
        return Documents.object().add("sessions", list).build();
    }

    /**
     * Ends one of the caller's sessions.
     *
     * @param id which
     * @param request the request
     * @return 204; 404 if it is another user's, is over, or never was
     */
    @DELETE
    @Path("{id}")
    public Response end(@Encoded @PathParam("id") String id, @Context HttpServletRequest request) {
        Session session = session(request);
        Sessions sessions = Installed.of(request, Sessions.class);
        Optional<SessionId> ended = SessionId.parse(id)
                .filter(known -> sessions.endOwn(session.user().id(), known, EndReason.LOGOUT));
        if (ended.isEmpty()) {
            return ApiProblem.response(request, 404, "No such session", "It is not yours, or it is over already.");
        }
        LOG.log(Level.INFO, "session {0} ended by its user, trace {1}", ended.get(), Trace.of(request));
        Response.ResponseBuilder answer = Response.noContent();
        return (ended.get().equals(session.id()) && session.channel() == Channel.COOKIE
                        ? answer.header("Set-Cookie", SessionCookie.clear())
                        : answer)
                .build();
    }

    /**
     * Ends all of the caller's logins but this one.
     *
     * @param request the request, with {@code others=true}, so that nobody does so by leaving an id out
     * @return 204
     */
    @DELETE
    public Response endOthers(@Context HttpServletRequest request) {
        Session session = session(request);
        boolean others = Parameters.parse(
                        Optional.ofNullable(request.getQueryString()).orElse(""))
                .filter(parameters -> parameters.onlyOf(Set.of("others")))
                .flatMap(parameters -> parameters.one("others"))
                .filter("true"::equals)
                .isPresent();
        Sessions sessions = Installed.of(request, Sessions.class);
        if (!others) {
            return ApiProblem.response(
                    request, 400, "Which sessions?", "Write /api/sessions?others=true, or /api/sessions/ and an id.");
        }
        int ended = sessions.endOthers(session.user().id(), session.root(), EndReason.LOGOUT);
        LOG.log(Level.INFO, "session {0} ended {1} other logins, trace {2}", session.id(), ended, Trace.of(request));
        return Response.noContent().build();
    }

    private static Session session(HttpServletRequest request) {
        return Recognition.sessionOf(request).orElseThrow(() -> new NotAuthorizedException("Session"));
    }
}
