package org.baton.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * A path on this host that a person is sent back to after logging in; nothing that a browser could read as another host.
 *
 * @param text the path and query, at most 512 characters
 */
public record ReturnPath(String text) {
    private static final int MAX = 512;
    private static final URI ANY_HOST = URI.create("https://host.invalid");

    /** The front page, for whoever came with a path that is not one. */
    public static final ReturnPath ROOT = new ReturnPath("/");

    /** Refuses what is no return path. */
    public ReturnPath {
        if (!isSafe(text)) {
            throw new IllegalArgumentException("not a path on this host");
        }
    }

    /**
     * Checks a text that came with a request.
     *
     * @param text what the request said
     * @return the path; empty unless it begins with exactly one slash, has no backslash, control character, space or
     *     encoded separator, has at most 512 characters, and resolves to this host by {@link URI}
     */
    public static Optional<ReturnPath> parse(String text) {
        return isSafe(text) ? Optional.of(new ReturnPath(text)) : Optional.empty();
    }

    /**
     * Whether the path lies below another.
     *
     * @param prefix a path that ends with a slash
     * @return true if it does, in whatever case, and however it is escaped
     */
    public boolean isUnder(String prefix) {
        String path = URI.create(text).getPath().replaceAll(";[^/]*", "");
        return path.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static boolean isSafe(String text) {
        return text.length() <= MAX
                && text.startsWith("/")
                && !text.startsWith("//")
                && text.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\')
                && !hasEncodedSeparator(text)
                && staysHere(text);
    }

    private static boolean hasEncodedSeparator(String text) {
        String path = text.split("[?#]", 2)[0].toLowerCase(Locale.ROOT);
        return path.contains("%2f")
                || path.contains("%5c")
                || path.contains("%2e")
                || path.contains("/..")
                || path.contains("/./")
                || path.endsWith("/.")
                || path.contains("//")
                || path.contains("%0")
                || path.contains("%25");
    }

    private static boolean staysHere(String text) {
        try {
            URI resolved = ANY_HOST.resolve(new URI(text));
            return "https".equals(resolved.getScheme()) && "host.invalid".equals(resolved.getRawAuthority());
        } catch (URISyntaxException notAUri) {
            return false;
        }
    }
}
