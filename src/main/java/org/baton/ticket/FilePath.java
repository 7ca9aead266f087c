package org.baton.ticket;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file's path on a sibling, as it stands in the request line: no query, and nothing that two programs could read as two
 * paths.
 *
 * @param path a slash, then letters, digits, escapes and {@code -._~!$&'()*+,=:@/}; at most 512 characters
 */
public record FilePath(String path) {
    private static final Pattern SHAPE =
            Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,=:@/-]|%[2-9A-Fa-f][0-9A-Fa-f]){0,511}");
    private static final int MAX = 512;

    /** Refuses what is no such path. */
    public FilePath {
        if (!isPlain(path)) {
            throw new IllegalArgumentException("a ticket's resource is a plain path, not '" + path + "'");
        }
    }

    /**
     * Checks a text that a client sent.
     *
     * @param text what it said
     * @return the path; empty unless it has the shape, and no empty or dot segment and no escaped separator
     */
    public static Optional<FilePath> parse(String text) {
        return isPlain(text) ? Optional.of(new FilePath(text)) : Optional.empty();
    }

    private static boolean isPlain(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return path.length() <= MAX
                && SHAPE.matcher(path).matches()
                && !path.contains("//")
                && !path.contains("/./")
                && !path.contains("/..")
                && !path.endsWith("/.")
                && Stream.of("%2f", "%5c", "%2e", "%3b", "%25", "%7f").noneMatch(lower::contains);
    }
}
