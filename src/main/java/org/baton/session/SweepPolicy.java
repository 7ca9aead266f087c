package org.baton.session;

import java.time.Duration;

/**
 * When rows that say nothing any more are deleted.
 *
 * @param retention how long an ended session stays: 1 to 3,650 days
 * @param audit how long the audit of a month stays when the month is over: 90 to 3,650 days
 * @param interval how often each node of home looks: 10 s to 1 day
 * @param batch how many logins a transaction closes or deletes: 1 to 10,000; nobody waits for longer than one batch takes
 */
public record SweepPolicy(Duration retention, Duration audit, Duration interval, int batch) {
    /** A month, the audit 400 days; every five minutes; 500. */
    public static final SweepPolicy BY_DEFAULT =
            new SweepPolicy(Duration.ofDays(30), Duration.ofDays(400), Duration.ofMinutes(5), 500);

    /** Refuses what cannot work; the message names the setting and says what would. */
    public SweepPolicy {
        SessionPolicy.between("baton.session.retention", retention, Duration.ofDays(1), Duration.ofDays(3650));
        SessionPolicy.between("baton.audit.retention", audit, Duration.ofDays(90), Duration.ofDays(3650));
        SessionPolicy.between("baton.sweep.interval", interval, Duration.ofSeconds(10), Duration.ofDays(1));
        if (batch < 1 || batch > 10_000) {
            throw new IllegalArgumentException("baton.sweep.batch is " + batch + "; write a number from 1 to 10000");
        }
    }
}
