package org.baton.admin.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** How long ago a session was opened at most, as a person chooses it. */
public enum Since {
    /** However long ago. */
    ANY("", Optional.empty()),
    /** A quarter of an hour. */
    QUARTER("15m", Optional.of(Duration.ofMinutes(15))),
    /** An hour. */
    HOUR("1h", Optional.of(Duration.ofHours(1))),
    /** A day. */
    DAY("24h", Optional.of(Duration.ofDays(1))),
    /** A week. */
    WEEK("7d", Optional.of(Duration.ofDays(7)));

    private final String code;
    private final Optional<Duration> span;

    Since(String code, Optional<Duration> span) {
        this.code = code;
        this.span = span;
    }

    /**
     * How an address says it.
     *
     * @return such as {@code 15m}; blank for {@link #ANY}
     */
    public String code() {
        return code;
    }

    static Optional<Since> parse(String code) {
        return Arrays.stream(values()).filter(since -> since.code.equals(code)).findFirst();
    }

    Optional<Instant> before(Instant now) {
        return span.map(now::minus);
    }
}
