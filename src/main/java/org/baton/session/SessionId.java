package org.baton.session;

import java.util.Optional;

/**
 * A session's public name, as in {@code sessions.id}: safe to show and to log, useless as a credential.
 *
 * @param value the number, at least 1
 */
public record SessionId(long value) {
    /** Refuses what no row can have. */
    public SessionId {
        if (value < 1) {
            throw new IllegalArgumentException("a session's id is at least 1, not " + value);
        }
    }

    /**
     * Reads what a client sent.
     *
     * @param text the digits, as {@link #toString} writes them
     * @return the id; empty for anything else
     */
    public static Optional<SessionId> parse(String text) {
        if (!text.matches("[1-9][0-9]{0,18}")) {
            return Optional.empty();
        }
        // 19 digits may be more than a long holds, and are less than ten times of that.
        long value = Long.parseUnsignedLong(text);
        return value < 1 ? Optional.empty() : Optional.of(new SessionId(value));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
