package org.baton.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as a page shows them. */
public final class Times {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Times() {}

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
