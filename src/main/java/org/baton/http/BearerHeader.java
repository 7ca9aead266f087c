package org.baton.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** {@code Authorization: Bearer} (RFC 6750, 2.1), in all lines of that header. */
public final class BearerHeader {
    private static final String SCHEME = "Bearer ";

    private BearerHeader() {}

    /**
     * Whether a request brings a token, in whatever state; a cookie that comes along then counts for nothing.
     *
     * @param request the request
     * @return true if any line has the scheme, in any case of letters
     */
    public static boolean isPresent(HttpServletRequest request) {
        return lines(request).stream().anyMatch(BearerHeader::isBearer);
    }

    /**
     * The token that a request brings.
     *
     * @param request the request
     * @return what follows the scheme; empty where the header is absent, of another scheme, or doubled
     */
    public static Optional<String> token(HttpServletRequest request) {
        List<String> lines = lines(request);
        return lines.size() == 1 && isBearer(lines.get(0))
                ? Optional.of(lines.get(0).substring(SCHEME.length()))
                : Optional.empty();
    }

    private static List<String> lines(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Authorization"));
    }

    private static boolean isBearer(String line) {
        return line.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}
