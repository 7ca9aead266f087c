package org.baton.secret;

import java.util.Base64;
import java.util.Optional;

/**
 * Base64url without padding (RFC 4648 section 5), read strictly: what decodes is exactly what {@link #encode} would have
 * written, so no second text stands for the same bytes. Stateless and thread-safe; its bounds are its callers'.
 */
public final class Base64Url {

    private Base64Url() {}

    /** The text of these bytes: four characters for each three bytes, no padding. */
    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of a text, or empty if it holds a foreign character, padding, or left-over bits that are not zero. */
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** As {@link #decode}, and empty unless there are exactly this many bytes. */
    public static Optional<byte[]> decode(String text, int bytes) {
        boolean fits = text.length() == (bytes * 8 + 5) / 6;
        return fits ? decode(text) : Optional.empty();
    }
}
