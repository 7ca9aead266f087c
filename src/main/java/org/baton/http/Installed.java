package org.baton.http;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotFoundException;

/**
 * What a role gives its REST resources, which the container makes and not the role, and what it gives all that see a
 * request. They ask at each request; a resource is not there on a host of the other role.
 */
public final class Installed {
    private Installed() {}

    /**
     * Puts something there for all requests.
     *
     * @param context the application's, while it starts
     * @param type what it is asked for as
     * @param thing the thing, safe for many threads
     * @param <T> its type
     */
    public static <T> void put(ServletContext context, Class<T> type, T thing) {
        context.setAttribute(type.getName(), thing);
    }

    /**
     * What the role has put there.
     *
     * @param request a request to the application
     * @param type what it is
     * @param <T> its type
     * @return the thing
     * @throws NotFoundException if this host's role has none
     */
    public static <T> T of(HttpServletRequest request, Class<T> type) {
        Object thing = request.getServletContext().getAttribute(type.getName());
        if (thing == null) {
            throw new NotFoundException();
        }
        return type.cast(thing);
    }
}
