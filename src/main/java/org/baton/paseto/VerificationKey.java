package org.baton.paseto;

import java.util.Arrays;
import java.util.Optional;
import org.baton.secret.Base64Url;

/**
 * A public key, pinned to the PASETO version of its text form. Not a secret. Refused besides malformed text: bytes that are
 * no point on the curve, and the points of small order, with which anybody could sign.
 *
 * @param paserk {@code k4.public.} or {@code k2.public.}, for the version, and 43 base64url characters (PASERK specification,
 *     types/public.md)
 */
public record VerificationKey(String paserk) {

    /** Checks the form and the point. */
    public VerificationKey {
        if (decode(paserk).filter(Ed25519::isPublicKey).isEmpty()) {
            throw new IllegalArgumentException(
                    "a public key is 'k4.public.' or 'k2.public.' and 43 base64url characters without padding"
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
        return version(paserk).orElseThrow();
    }

    byte[] bytes() {
        return decode(paserk).orElseThrow();
    }

    private static Optional<byte[]> decode(String paserk) {
        return version(paserk)
                .map(version -> paserk.substring(version.paserkHeader().length()))
                .flatMap(key -> Base64Url.decode(key, Ed25519.KEY_BYTES));
    }

    private static Optional<TokenVersion> version(String paserk) {
        return Arrays.stream(TokenVersion.values())
                .filter(version -> paserk.startsWith(version.paserkHeader()))
                .findFirst();
    }
}
