package org.baton.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The Cookie header read as it was sent, all its lines (HTTP/2 may split it). The servers' own reading shows only the first
 * of two cookies of one name, so a neighbour's planted one would go unnoticed.
 */
public final class RawCookies {
    private RawCookies() {}

    /**
     * All values that a name was sent with.
     *
     * @param request the request
     * @param name the cookie's exact name
     * @return its values, in order; two or more mean that somebody planted one
     */
    public static List<String> values(HttpServletRequest request, String name) {
        return pairs(request).stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
    }

    /**
     * The names that begin alike.
     *
     * @param request the request
     * @param prefix how they begin
     * @return the names, doubled ones twice
     */
    public static List<String> names(HttpServletRequest request, String prefix) {
        return pairs(request).stream()
                .filter(pair -> pair.startsWith(prefix) && pair.contains("="))
                .map(pair -> pair.substring(0, pair.indexOf('=')))
                .toList();
    }

    private static List<String> pairs(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Cookie")).stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .toList();
    }
}
