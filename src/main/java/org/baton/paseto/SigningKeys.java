package org.baton.paseto;

import java.util.Map;
import org.baton.secret.MasterKey;

/**
 * A host's key pairs: one for each sibling or service, use, version and generation, each derived from the master key when it is needed, none
 * stored. Thread-safe.
 */
public final class SigningKeys {

    private final MasterKey master;

    /** The keys that follow from this master key. */
    public SigningKeys(MasterKey master) {
        this.master = master;
    }

    /** The public key to publish, and to pin at the sibling; about half a millisecond of CPU. */
    public VerificationKey verificationKey(TokenVersion version, KeyId id) {
        return VerificationKey.of(version, Ed25519.publicKey(seed(version, id)));
    }

    /**
     * What verifies, at home, a token that home may have signed: the one key that it claims, in its own version.
     *
     * @param token anything at all
     * @return a ring with that key; an empty one if the token claims none
     */
    public KeyRing claimedBy(Token token) {
        return KeyRing.of(TokenParts.parse(token)
                .flatMap(parts ->
                        TokenFooter.read(parts.footer()).map(id -> Map.of(id, verificationKey(parts.version(), id))))
                .orElseGet(Map::of));
    }

    @Override
    public String toString() {
        return "SigningKeys[redacted]";
    }

    /** The Ed25519 seed, the private key itself: derived by HKDF from the master key, never stored. */
    byte[] seed(TokenVersion version, KeyId id) {
        return master.derive(String.join(
                "|", "baton/1", version.text(), id.use().wireName(), id.sibling(), Integer.toString(id.generation())));
    }
}
