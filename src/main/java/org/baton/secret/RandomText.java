package org.baton.secret;

/**
 * Random bytes as base64url text, for values that nobody may guess: state and jti (16 bytes, 22 characters), verifier
 * (32 bytes, 43 characters). The caller wraps the text in a type of its own. Thread-safe.
 */
public final class RandomText {

    private static final int FEWEST = 16;
    private static final int MOST = 64;

    private RandomText() {}

    /** The text of this many new random bytes; 16 to 64, since fewer than 128 bits could be guessed. */
    public static String ofBytes(int count) {
        if (count < FEWEST || count > MOST) {
            throw new IllegalArgumentException("random text has 16 to 64 bytes, not " + count);
        }
        return Base64Url.encode(Randomness.bytes(count));
    }
}
