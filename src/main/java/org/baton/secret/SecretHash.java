package org.baton.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The SHA-256 of a secret, a jti or a verifier: 32 bytes, the only form in which these are stored. Equal if the bytes are
 * equal, compared in constant time. Immutable (arrays are copied in and out), thread-safe.
 */
public final class SecretHash {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private SecretHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash with these bytes, as a table's column holds them; exactly 32. */
    public static SecretHash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a secret's hash has 32 bytes, not " + bytes.length);
        }
        return new SecretHash(bytes.clone());
    }

    /** The SHA-256 of a text's ASCII characters (RFC 7636 section 4.2 makes a challenge so); other characters are an error. */
    public static SecretHash sha256(String ascii) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(ascii)) {
            throw new IllegalArgumentException("only ASCII text is hashed");
        }
        try {
            byte[] input = ascii.getBytes(StandardCharsets.US_ASCII);
            return new SecretHash(MessageDigest.getInstance("SHA-256").digest(input));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every JDK has SHA-256, this one has not", broken);
        }
    }

    /** The hash that a challenge on the wire stands for, or empty unless it is 43 characters of canonical base64url. */
    public static Optional<SecretHash> parse(String base64Url) {
        return Base64Url.decode(base64Url, BYTES).map(SecretHash::new);
    }

    /** The 32 bytes, as a table's column takes them; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The 43 base64url characters of a challenge on the wire. */
    public String text() {
        return Base64Url.encode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash hash && MessageDigest.isEqual(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SecretHash[redacted]";
    }
}
