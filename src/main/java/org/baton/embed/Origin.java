package org.baton.embed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks a host's public origin (RFC 6454): a setting, never taken from a request. */
final class Origin {
    private static final Pattern SHAPE = Pattern.compile("https://[a-z0-9.-]{1,253}(?::(?<port>[1-9][0-9]{0,4}))?");
    private static final int LAST_PORT = 65_535;

    private Origin() {}

    static String parse(String text) {
        if (!isOrigin(text)) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" is no origin; write https:// and the host in lower case, with the port unless it is 443, and nothing after it");
        }
        return text;
    }

    private static boolean isOrigin(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches()
                && Optional.ofNullable(matcher.group("port"))
                        .map(Integer::parseInt)
                        .map(port -> port != 443 && port <= LAST_PORT)
                        .orElse(true);
    }
}
