package org.baton.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.baton.http.RawCookies;
import org.baton.secret.Secret;

/**
 * The cookie {@code __Host-sid}: the secret and nothing else. The prefix makes browsers refuse one planted by a neighbouring
 * host (RFC 6265bis, 4.1.3.2). Set only when a session opens or ends, never on an ordinary answer: a late answer to an old
 * secret would clear the cookie of a fresh login.
 */
public final class SessionCookie {
    private static final String NAME = "__Host-sid";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";

    private SessionCookie() {}

    /**
     * The secret that a request carries.
     *
     * @param request the request
     * @return the secret; empty where the cookie is absent, malformed or doubled, which costs no statement
     */
    public static Optional<Secret> read(HttpServletRequest request) {
        List<String> values = RawCookies.values(request, NAME);
        return values.size() == 1 ? Secret.parse(values.get(0)) : Optional.empty();
    }

    /**
     * Whether a request carries the cookie at all, in whatever state.
     *
     * @param request the request
     * @return true if it does
     */
    public static boolean isPresent(HttpServletRequest request) {
        return !RawCookies.values(request, NAME).isEmpty();
    }

    /**
     * Gives the secret to its browser, until that is closed.
     *
     * @param secret the secret of a session just opened
     * @return a Set-Cookie line
     */
    public static String set(Secret secret) {
        return NAME + "=" + secret.text() + ATTRIBUTES;
    }

    /**
     * Gives the secret to its browser, for as long as the login can last where the user asked to stay logged in.
     *
     * @param login the login just opened
     * @return a Set-Cookie line
     */
    public static String set(OpenedLogin login) {
        String line = set(login.session().secret());
        return login.keptFor()
                .map(time -> line + "; Max-Age=" + time.toSeconds())
                .orElse(line);
    }

    /**
     * Takes the cookie away.
     *
     * @return a Set-Cookie line
     */
    public static String clear() {
        return NAME + "=" + ATTRIBUTES + "; Max-Age=0";
    }
}
