package org.baton.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Moments as a page shows them. */
public final class Times {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private static final Pattern WRITTEN =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_ALL = Instant.parse("+10000-01-01T00:00:00Z");

    private Times() {}

    /**
     * Reads a moment that came with a request.
     *
     * @param text such as {@code 2026-01-31T23:59:59Z} (RFC 3339 in UTC), with a fraction or without
     * @return the moment; empty for anything else, and outside of the years 1 to 9999: PostgreSQL takes none of year 0
     */
    public static Optional<Instant> parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text))
                    .filter(moment -> !moment.isBefore(FIRST) && moment.isBefore(AFTER_ALL));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    /**
     * Where nothing is known of the viewer's zone.
     *
     * @param moment the moment
     * @return such as {@code 2026-01-31 23:59:59 UTC}
     */
    public static String utc(Instant moment) {
        return UTC.format(moment);
    }
}
