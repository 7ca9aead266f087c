package org.baton.paseto;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a token is good: from {@code notBefore} on, and before {@code expiresAt} (half open: at that instant it is over). All
 * three are whole seconds.
 *
 * @param issuedAt the claim iat
 * @param notBefore the claim nbf; not before issuedAt
 * @param expiresAt the claim exp; after notBefore, and at most 5 minutes after issuedAt
 */
public record TokenLife(Instant issuedAt, Instant notBefore, Instant expiresAt) {

    /** No token lives longer: 5 minutes. */
    public static final Duration LONGEST = Duration.ofMinutes(5);

    /** Checks order, length and whole seconds. */
    public TokenLife {
        requireWholeSeconds(issuedAt);
        requireWholeSeconds(notBefore);
        requireWholeSeconds(expiresAt);
        if (notBefore.isBefore(issuedAt) || !expiresAt.isAfter(notBefore)) {
            throw new IllegalArgumentException("a token is issued, then good, then over, not issued " + issuedAt
                    + ", good " + notBefore + ", over " + expiresAt);
        }
        if (Duration.between(issuedAt, expiresAt).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a token lives at most 5 minutes, not from " + issuedAt + " to " + expiresAt);
        }
    }

    /**
     * A life that begins now (the whole second in which {@code now} is) and lasts this long: whole seconds, 1 second to 5
     * minutes.
     */
    public static TokenLife from(Instant now, Duration length) {
        Instant start = now.truncatedTo(ChronoUnit.SECONDS);
        return new TokenLife(start, start, start.plus(length));
    }

    /** Whether iat and nbf are in the past, or in the future by no more than the skew; iat is never the later one. */
    boolean hasBegun(Instant now, Duration skew) {
        return !notBefore.isAfter(now.plus(skew));
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    static void requireWholeSeconds(Instant time) {
        if (!time.truncatedTo(ChronoUnit.SECONDS).equals(time)) {
            throw new IllegalArgumentException("a token's times are whole seconds, not " + time);
        }
    }
}
