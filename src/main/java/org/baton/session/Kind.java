package org.baton.session;

import java.util.Optional;

/**
 * What kind of login is opened: it says how long it lasts and how many of it a user may have.
 *
 * @param channel how its secret is shown
 * @param kept whether the user asked a browser to stay logged in
 * @param label what the user calls the device of a bearer token: 1 to 100 characters; empty for a browser
 */
public record Kind(Channel channel, boolean kept, Optional<String> label) {
    /** A browser, until it is closed. */
    public static final Kind BROWSER = new Kind(Channel.COOKIE, false, Optional.empty());

    /** A browser that stays logged in when it is closed. */
    public static final Kind KEPT_BROWSER = new Kind(Channel.COOKIE, true, Optional.empty());

    /** Refuses what {@code sessions} refuses. */
    public Kind {
        if (kept && channel != Channel.COOKIE) {
            throw new IllegalArgumentException("only a browser is asked to keep its login");
        }
        label.filter(text -> !isLabel(text)).ifPresent(text -> {
            throw new IllegalArgumentException("a label has 1 to 100 characters, none a control character");
        });
    }

    /**
     * Whether a text can be what a user calls a device; PostgreSQL counts line and paragraph separators as control characters.
     *
     * @param text the text
     * @return true if it has 1 to 100 characters, none of them a control character
     */
    public static boolean isLabel(String text) {
        return text.matches("[^\\p{Cc}\\p{Zl}\\p{Zp}]{1,100}");
    }

    /**
     * A mobile client's bearer token.
     *
     * @param label what the user calls the device: 1 to 100 characters
     * @return the kind
     */
    public static Kind bearer(String label) {
        return new Kind(Channel.BEARER, false, Optional.of(label));
    }
}
