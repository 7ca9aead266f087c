package org.baton.session;

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

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
