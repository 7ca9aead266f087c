package org.baton.embed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.baton.database.DatabaseUnavailable;
import org.baton.http.ApiProblem;
import org.baton.http.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Answers what REST refuses (unknown path, wrong method, wrong type) and what fails there as
 * {@code application/problem+json}, with a trace id and never with a message from the inside.
 */
public final class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(Problems.class.getName());

    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        HttpServletRequest caller = Objects.requireNonNull(request, "the container injects the request");
        if (failure instanceof WebApplicationException refused) {
            return refused(caller, refused.getResponse());
        }
        LOG.log(Level.ERROR, "request failed, trace " + Trace.of(caller), failure);
        if (failure instanceof DatabaseUnavailable) {
            Response away =
                    ApiProblem.response(caller, 503, "Not available now", "The database cannot be reached. Try again.");
            return Response.fromResponse(away).header("Retry-After", "5").build();
        }
        return ApiProblem.response(
                caller, 500, "Something failed here", "It is in the log. Try again, or ask for help.");
    }

    private static Response refused(HttpServletRequest caller, Response refused) {
        Response.StatusType status = refused.getStatusInfo();
        Response problem = ApiProblem.response(
                caller, status.getStatusCode(), status.getReasonPhrase(), "The API has nothing for that request.");
        Object allow = refused.getHeaders().getFirst("Allow");
        return allow == null
                ? problem
                : Response.fromResponse(problem).header("Allow", allow).build();
    }
}
