package org.baton.ticket;

import java.util.Set;

/**
 * What a ticket is asked for.
 *
 * @param audience the sibling that has the file
 * @param method GET or HEAD
 * @param resource the file
 * @param mayResume whether a later part may be asked for
 */
record Wish(String audience, String method, Resource resource, boolean mayResume) {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    Wish {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("a ticket's method is GET or HEAD, not '" + method + "'");
        }
    }

    static boolean isMethod(String text) {
        return METHODS.contains(text);
    }
}
