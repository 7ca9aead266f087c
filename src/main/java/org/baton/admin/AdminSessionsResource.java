package org.baton.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.baton.http.ApiProblem;
import org.baton.http.Documents;
import org.baton.http.Installed;
import org.baton.session.ActiveSessions;
import org.baton.session.EndReason;
import org.baton.session.SessionId;
import org.baton.session.Sessions;

/** {@code /api/admin/sessions}: who is logged in, and out with one of them. */
@Path("admin/sessions")
@RolesAllowed("admin")
public class AdminSessionsResource {
    private static final Logger LOG = System.getLogger(AdminSessionsResource.class.getName());

    /**
     * One page of live sessions, latest first.
     *
     * @param request the request, with at most one of {@code user}, {@code host} and {@code address}, and {@code after} and
     *     {@code limit}
     * @return the sessions, and {@code next} where there are more; 400 for anything else in the query
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response page(@Context HttpServletRequest request) {
        ActiveSessions sessions = Installed.of(request, ActiveSessions.class);
        Optional<ActiveSessions.Query> query =
                PageQuery.parse(Optional.ofNullable(request.getQueryString()).orElse(""));
        return query.map(sessions::page)
                .map(page -> Response.ok(document(page)).build())
                .orElseGet(() -> ApiProblem.response(request, 400, "Malformed query", PageQuery.GRAMMAR));
    }

    /**
     * Ends one session; of a login, its children with it.
     *
     * @param id which
     * @param request the request
     * @return 204; 404 if there is none, or it is over already
     */
    @DELETE
    @Path("{id}")
    public Response end(@Encoded @PathParam("id") String id, @Context HttpServletRequest request) {
        Sessions sessions = Installed.of(request, Sessions.class);
        Administrator administrator = Administrator.of(request);
        Optional<SessionId> ended =
                SessionId.parse(id).filter(known -> sessions.end(known, EndReason.ADMIN, administrator.note()));
        if (ended.isEmpty()) {
            return ApiProblem.response(request, 404, "No such session", "There is none, or it is over already.");
        }
        LOG.log(Level.INFO, "session {0} ended {1}", ended.get(), administrator.note());
        return Response.noContent().build();
    }

    private static JsonObject document(ActiveSessions.Page page) {
        JsonArrayBuilder list = Documents.array();
        page.sessions().forEach(session -> list.add(session.document()));
        JsonObjectBuilder document = Documents.object().add("sessions", list);
        page.next().ifPresent(last -> document.add("next", last.toString()));
        return document.build();
    }
}
