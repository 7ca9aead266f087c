package org.baton.paseto;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * What a handoff token says besides to a sibling that exchanges it without asking home: all that it opens a session with.
 *
 * @param session the claim session, home's public id of its record of the session: 1 to 64 visible ASCII characters
 * @param expiresAt the claim expires_at, when the session is over whatever happens; whole seconds
 * @param leaseGrace the claim lease_grace, how long the session goes on beyond its lease while home cannot be reached: whole
 *     seconds, 0 to 1 day
 * @param username the claim username: 1 to 200 characters, none a control character
 * @param displayName the claim display_name: the same bounds
 * @param groups the claim groups: each 1 to 100 characters, none a control character
 */
public record OfflineGrant(
        String session,
        Instant expiresAt,
        Duration leaseGrace,
        String username,
        String displayName,
        List<String> groups) {
    /** How much names and groups may be together in a token, which has at most 2,048 characters: 600 bytes of JSON. */
    public static final int MOST_BYTES = 600;

    private static final Duration LONGEST_GRACE = Duration.ofDays(1);

    /** Checks each claim, and that all fit into a token. */
    public OfflineGrant {
        Claim.requireVisible("session", session, 64);
        TokenLife.requireWholeSeconds(expiresAt);
        if (leaseGrace.isNegative()
                || leaseGrace.compareTo(LONGEST_GRACE) > 0
                || !leaseGrace.truncatedTo(ChronoUnit.SECONDS).equals(leaseGrace)) {
            throw new IllegalArgumentException("the grace of a lease is 0 seconds to 1 day, not " + leaseGrace);
        }
        groups = List.copyOf(groups);
        if (!fits(username, displayName, groups)) {
            throw new IllegalArgumentException("names and groups of a user have at most " + MOST_BYTES
                    + " bytes together in a token, a name 1 to 200 characters, a group 1 to 100, not those of "
                    + username);
        }
    }

    /**
     * Whether a token can say that of a user.
     *
     * @param username the user's name
     * @param displayName the name to show
     * @param groups the user's groups
     * @return false if one of them is out of its bounds, or all together are
     */
    public static boolean fits(String username, String displayName, Collection<String> groups) {
        return NamesAndGroups.fit(List.of(username, displayName), groups, MOST_BYTES);
    }
}
