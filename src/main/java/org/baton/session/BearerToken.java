package org.baton.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.baton.http.BearerHeader;
import org.baton.secret.Secret;

/**
 * A mobile client's token: {@code tok_} and the secret, only ever in {@code Authorization: Bearer} (RFC 6750, 2.1), never in
 * a cookie, a form or an address.
 */
public final class BearerToken {
    private static final String PREFIX = "tok_";

    private BearerToken() {}

    /**
     * The secret of the token that a request brings.
     *
     * @param request the request
     * @return the secret; empty where the header is absent, malformed or doubled, which costs no statement
     */
    public static Optional<Secret> read(HttpServletRequest request) {
        return BearerHeader.token(request)
                .filter(token -> token.startsWith(PREFIX))
                .flatMap(token -> Secret.parse(token.substring(PREFIX.length())));
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
