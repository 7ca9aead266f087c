package org.baton.paseto;

import java.util.Optional;
import org.baton.secret.Base64Url;

/**
 * A public key, pinned to the PASETO version of its text form. Not a secret. Refused besides malformed text: bytes that are
 * no point on the curve, and the points of small order, with which anybody could sign.
 *
 * @param paserk {@code k4.public.} and 43 base64url characters (PASERK specification, types/public.md)
 */
public record VerificationKey(String paserk) {

    /** Checks the form and the point. */
    public VerificationKey {
        if (decode(paserk).filter(Ed25519::isPublicKey).isEmpty()) {
            throw new IllegalArgumentException(
                    "a public key is 'k4.public.' and 43 base64url characters without padding"
                            + " that are an Ed25519 public key, not '" + paserk + "'");
        }
    }

    /** The key with this text form, or empty if it is none. */
    public static Optional<VerificationKey> parse(String paserk) {
        return decode(paserk).filter(Ed25519::isPublicKey).map(bytes -> new VerificationKey(paserk));
    }

    static VerificationKey of(TokenVersion version, byte[] bytes) {
        return new VerificationKey(version.paserkHeader() + Base64Url.encode(bytes));
    }

    /** The only version that this key verifies. */
    TokenVersion version() {
        return TokenVersion.V4_PUBLIC;
    }

    byte[] bytes() {
        return decode(paserk).orElseThrow();
    }

    private static Optional<byte[]> decode(String paserk) {
        String header = TokenVersion.V4_PUBLIC.paserkHeader();
        if (!paserk.startsWith(header)) {
            return Optional.empty();
        }
        return Base64Url.decode(paserk.substring(header.length()), Ed25519.KEY_BYTES);
    }
}
