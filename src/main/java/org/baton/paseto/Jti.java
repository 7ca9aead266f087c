package org.baton.paseto;

import org.baton.secret.Base64Url;
import org.baton.secret.RandomText;
import org.baton.secret.SecretHash;

/**
 * A token's own id: 128 random bits. Single use is kept by its hash (never by the token's text, of which one could think
 * up several).
 *
 * @param text 22 characters of canonical base64url; not logged, not stored
 */
public record Jti(String text) {

    private static final int BYTES = 16;

    /** Checks the form. */
    public Jti {
        if (Base64Url.decode(text, BYTES).isEmpty()) {
            throw new IllegalArgumentException("a jti is 22 characters of base64url (16 bytes)");
        }
    }

    /** An id that no token has had. */
    public static Jti random() {
        return new Jti(RandomText.ofBytes(BYTES));
    }

    /** What the table of handoffs keeps of it. */
    public SecretHash hash() {
        return SecretHash.sha256(text);
    }

    @Override
    public String toString() {
        return "Jti[redacted]";
    }
}
