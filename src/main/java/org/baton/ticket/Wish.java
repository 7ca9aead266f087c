package org.baton.ticket;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a ticket is asked for.
 *
 * @param audience the sibling that has the file
 * @param method GET or HEAD
 * @param resource the file
 * @param mayResume whether a later part may be asked for
 */
record Wish(String audience, String method, FilePath resource, boolean mayResume) {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final Pattern AUDIENCE = Pattern.compile("[a-z0-9-]{1,40}");

    Wish {
        if (!isAudience(audience)) {
            throw new IllegalArgumentException("a ticket's audience is the id of a sibling, not '" + audience + "'");
        }
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("a ticket's method is GET or HEAD, not '" + method + "'");
        }
    }

    static boolean isAudience(String text) {
        return AUDIENCE.matcher(text).matches();
    }

    static boolean isMethod(String text) {
        return METHODS.contains(text);
    }
}
