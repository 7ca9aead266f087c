package org.baton.ticket;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a ticket is shown.
 *
 * @param method of the request
 * @param resource its path, as it stands in the request line
 * @param range its Range header (RFC 9110, 14.2), several lines joined by commas
 * @param ip the client's address
 */
record Showing(String method, String resource, Optional<String> range, String ip) {
    private static final Pattern FROM_THE_FIRST_BYTE = Pattern.compile("bytes=0-[0-9]{0,18}");

    /** Whether another part is asked for than one from the first byte on; so is whatever cannot be understood. */
    boolean isLater() {
        return range.filter(text -> !FROM_THE_FIRST_BYTE.matcher(text).matches())
                .isPresent();
    }
}
