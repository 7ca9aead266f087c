package org.baton.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;

/** A problem (RFC 9457) as a REST resource answers it: always {@code application/problem+json}, with the trace id. */
public final class ApiProblem {
    private ApiProblem() {}

    /**
     * The answer to a request that is refused, or that failed.
     *
     * @param request the request
     * @param status the status, 4xx or 5xx
     * @param title what is wrong, in a few words
     * @param detail what to do about it
     * @return the answer
     */
    public static Response response(HttpServletRequest request, int status, String title, String detail) {
        String document = Documents.object()
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .add("trace", Trace.of(request).toString())
                .build()
                .toString();
        Response.ResponseBuilder answer =
                Response.status(status).type("application/problem+json").entity(document);
        // RFC 9110, 11.6.1: a 401 says how to authenticate. No browser asks for a password for this scheme.
        return (status == 401 ? answer.header("WWW-Authenticate", "Cookie realm=\"Baton\"") : answer).build();
    }
}
