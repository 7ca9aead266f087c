package org.baton.session;

import java.time.Duration;

/**
 * How long sessions last, and how many a user may have.
 *
 * @param browser of a login in a browser
 * @param kept of a login whose user asked to stay logged in
 * @param bearer of a mobile client's bearer token
 * @param touchInterval at most one write of last_seen_at in this time: 1 s up to half the shortest idle timeout
 * @param limits how many logins a user may have at once
 */
public record SessionPolicy(Lifetime browser, Lifetime kept, Lifetime bearer, Duration touchInterval, Limits limits) {
    /** Half an hour unseen, twelve hours in all; kept: a week and 30 days; bearer: 30 and 90 days; 20 logins of each. */
    public static final SessionPolicy BY_DEFAULT = new SessionPolicy(
            new Lifetime(Duration.ofMinutes(30), Duration.ofHours(12)),
            new Lifetime(Duration.ofDays(7), Duration.ofDays(30)),
            new Lifetime(Duration.ofDays(30), Duration.ofDays(90)),
            Duration.ofSeconds(60),
            new Limits(20, 20));

    /**
     * How many live logins a user may have; one more ends the one that was longest unseen.
     *
     * @param browser in browsers: 1 to 10,000
     * @param bearer as bearer tokens: 1 to 10,000
     */
    public record Limits(int browser, int bearer) {
        /** Refuses what cannot work. */
        public Limits {
            between("baton.session.limit", browser);
            between("baton.bearer.limit", bearer);
        }

        private static void between(String setting, int value) {
            if (value < 1 || value > 10_000) {
                throw new IllegalArgumentException(setting + " is " + value + "; write a number from 1 to 10000");
            }
        }
    }

    /** Refuses what cannot work; the message names the setting and says what would. */
    public SessionPolicy {
        lasts("baton.session", browser);
        lasts("baton.session.keep", kept);
        lasts("baton.bearer", bearer);
        Duration shortest = browser.idleTimeout();
        for (Lifetime other : new Lifetime[] {kept, bearer}) {
            shortest = other.idleTimeout().compareTo(shortest) < 0 ? other.idleTimeout() : shortest;
        }
        between("baton.session.touch-interval", touchInterval, Duration.ofSeconds(1), shortest.dividedBy(2));
    }

    Lifetime of(Kind kind) {
        return switch (kind.channel()) {
            case COOKIE -> kind.kept() ? kept : browser;
            case BEARER -> bearer;
        };
    }

    int limitOf(Kind kind) {
        return switch (kind.channel()) {
            case COOKIE -> limits.browser();
            case BEARER -> limits.bearer();
        };
    }

    private static void lasts(String settings, Lifetime lifetime) {
        between(settings + ".idle-timeout", lifetime.idleTimeout(), Duration.ofMinutes(1), Duration.ofDays(400));
        between(
                settings + ".absolute-lifetime",
                lifetime.absoluteLifetime(),
                Duration.ofMinutes(1),
                Duration.ofDays(400));
    }

    static void between(String setting, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(setting + " is " + value + "; write a duration from " + least + " to "
                    + most + ", such as " + least);
        }
    }
}
