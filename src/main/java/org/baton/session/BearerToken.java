package org.baton.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.baton.secret.Secret;

/**
 * A mobile client's token: {@code tok_} and the secret, only ever in {@code Authorization: Bearer} (RFC 6750, 2.1), never in
 * a cookie, a form or an address.
 */
public final class BearerToken {
    private static final String HEADER = "Authorization";
    private static final String SCHEME = "Bearer ";
    private static final String PREFIX = "tok_";

    private BearerToken() {}

    /**
     * Whether a request brings one, in whatever state; a cookie that comes along then counts for nothing.
     *
     * @param request the request
     * @return true if it does
     */
    public static boolean isPresent(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HEADER)).stream()
                .anyMatch(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()));
    }

    /**
     * The secret of the token that a request brings.
     *
     * @param request the request
     * @return the secret; empty where the header is absent, malformed or doubled, which costs no statement
     */
    public static Optional<Secret> read(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(HEADER));
        return values.size() == 1 && isPresent(request)
                ? Optional.of(values.get(0).substring(SCHEME.length()))
                        .filter(token -> token.startsWith(PREFIX))
                        .flatMap(token -> Secret.parse(token.substring(PREFIX.length())))
                : Optional.empty();
    }

    /**
     * The token that holds a secret.
     *
     * @param secret the secret of a session just opened
     * @return what the client sends from now on
     */
    public static String text(Secret secret) {
        return PREFIX + secret.text();
    }
}
