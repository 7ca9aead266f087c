package org.baton.secret;

import java.util.Optional;

/**
 * What a browser or an application shows to resume its session: 192 random bits as 32 base64url characters, in the clear.
 * Only its {@link SecretHash} is stored. Immutable, thread-safe; two of them are compared by their hashes, never directly.
 */
public final class Secret {

    private static final int BYTES = 24;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** A new secret that nobody has seen. */
    public static Secret random() {
        return new Secret(Base64Url.encode(Randomness.bytes(BYTES)));
    }

    /** The secret that a client sent, or empty unless it is exactly 32 characters of the base64url alphabet. */
    public static Optional<Secret> parse(String text) {
        return Base64Url.decode(text, BYTES).map(bytes -> new Secret(text));
    }

    /** The secret in the clear, to set a cookie or hand out a bearer token: the only way out of this object. */
    public String text() {
        return text;
    }

    /** What is stored of this secret, and looked up when it is shown: SHA-256 of its 32 ASCII characters. */
    public SecretHash hash() {
        return SecretHash.sha256(text);
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
