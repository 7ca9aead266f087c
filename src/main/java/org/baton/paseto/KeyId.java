package org.baton.paseto;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a key pair, in a token's footer as {@code kid}: {@code <sibling>.<use>.<generation>}, at most 60 characters.
 *
 * @param sibling the sibling or the service that the key is for: 1 to 40 of lower-case letters, digits and hyphens
 * @param use the only use that the key signs for
 * @param generation 1 to 999,999,999; the next higher one replaces it when keys rotate
 */
public record KeyId(String sibling, TokenUse use, int generation) {

    private static final Pattern SIBLING = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern TEXT = Pattern.compile("([a-z0-9-]{1,40})\\.([a-z]{1,20})\\.([1-9][0-9]{0,8})");
    private static final int LAST_GENERATION = 999_999_999;

    /** Checks the parts. */
    public KeyId {
        if (!isSibling(sibling)) {
            throw new IllegalArgumentException(
                    "a sibling's id is 1 to 40 of lower-case letters, digits and hyphens, not '" + sibling + "'");
        }
        if (generation < 1 || generation > LAST_GENERATION) {
            throw new IllegalArgumentException("a key's generation is 1 to 999999999, not " + generation);
        }
    }

    /** The key id with this text form, or empty if it is not one that {@link #text} gives. */
    public static Optional<KeyId> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return TokenUse.parse(parts.group(2))
                .map(use -> new KeyId(parts.group(1), use, Integer.parseInt(parts.group(3))));
    }

    /** The text form, as it is in footers and settings. */
    public String text() {
        return sibling + "." + use.wireName() + "." + generation;
    }

    static boolean isSibling(String text) {
        return SIBLING.matcher(text).matches();
    }
}
