package org.baton.http;

import jakarta.servlet.ServletRequest;
import java.util.UUID;

/** The id that ties an error page to its line in the log; random, and kept as an attribute of the request. */
public final class Trace {
    private static final String ATTRIBUTE = Trace.class.getName();

    private Trace() {}

    /**
     * The request's trace id.
     *
     * @param request the request
     * @return the same id at each call for one request
     */
    public static UUID of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof UUID known) {
            return known;
        }
        UUID made = UUID.randomUUID();
        request.setAttribute(ATTRIBUTE, made);
        return made;
    }
}
