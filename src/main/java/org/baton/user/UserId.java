package org.baton.user;

/**
 * A user's number, as in {@code users.id} and a handoff token's {@code sub}.
 *
 * @param value the number, at least 1
 */
public record UserId(long value) {
    /** Refuses what no row can have. */
    public UserId {
        if (value < 1) {
            throw new IllegalArgumentException("a user's id is at least 1, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
