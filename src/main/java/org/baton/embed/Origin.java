package org.baton.embed;

import java.util.regex.Pattern;

/** Checks a host's public origin (RFC 6454): a setting, never taken from a request. */
final class Origin {
    private static final Pattern SHAPE = Pattern.compile("https://[a-z0-9.-]{1,253}(:[1-9][0-9]{0,4})?");

    private Origin() {}

    static String parse(String text) {
        if (!SHAPE.matcher(text).matches() || text.endsWith(":443")) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is no origin; write https:// and the host in lower case, with the port unless it is 443, and nothing after it");
        }
        return text;
    }
}
