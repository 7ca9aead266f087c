package org.baton.session;

import java.time.Duration;

/**
 * How long sessions last.
 *
 * @param idleTimeout a session unseen for this long is over: 1 min to 30 days
 * @param absoluteLifetime it is over after this however busy: longer than the idle timeout is not required, 1 min to 400 days
 * @param touchInterval at most one write of last_seen_at in this time: 1 s up to half the idle timeout
 */
public record SessionPolicy(Duration idleTimeout, Duration absoluteLifetime, Duration touchInterval) {
    /** Refuses what cannot work; the message names the setting and says what would. */
    public SessionPolicy {
        between("baton.session.idle-timeout", idleTimeout, Duration.ofMinutes(1), Duration.ofDays(30));
        between("baton.session.absolute-lifetime", absoluteLifetime, Duration.ofMinutes(1), Duration.ofDays(400));
        between("baton.session.touch-interval", touchInterval, Duration.ofSeconds(1), idleTimeout.dividedBy(2));
    }

    private static void between(String setting, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(setting + " is " + value + "; write a duration from " + least + " to "
                    + most + ", such as " + least);
        }
    }
}
