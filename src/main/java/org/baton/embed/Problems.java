package org.baton.embed;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Objects;
import org.baton.http.Trace;
import org.jspecify.annotations.Nullable;

/** Answers what REST itself refuses (unknown path, wrong method, wrong type) as {@code application/problem+json}. */
public final class Problems implements ExceptionMapper<WebApplicationException> {
    @Context
    private @Nullable HttpServletRequest request;

    @Override
    public Response toResponse(WebApplicationException refused) {
        HttpServletRequest caller = Objects.requireNonNull(request, "the container injects the request");
        Response.StatusType status = refused.getResponse().getStatusInfo();
        Response problem =
                response(caller, status.getStatusCode(), status.getReasonPhrase(), "See the API's description.");
        Object allow = refused.getResponse().getHeaders().getFirst("Allow");
        return allow == null
                ? problem
                : Response.fromResponse(problem).header("Allow", allow).build();
    }

    static Response response(HttpServletRequest request, int status, String title, String detail) {
        String document = Json.createObjectBuilder()
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .add("trace", Trace.of(request).toString())
                .build()
                .toString();
        return Response.status(status)
                .type("application/problem+json")
                .entity(document)
                .build();
    }
}
