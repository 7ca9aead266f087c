package org.baton.user;

import java.util.Optional;

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

    /**
     * Reads what a client sent.
     *
     * @param text the digits, as {@link #toString} writes them
     * @return the id; empty for anything else
     */
    public static Optional<UserId> parse(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[1-9][0-9]{0,17}"))
                .map(digits -> new UserId(Long.parseLong(digits)));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
