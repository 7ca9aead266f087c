package org.baton.paseto;

import org.baton.secret.MasterKey;

/**
 * Home's key pairs: one for each sibling, use, version and generation, each derived from the master key when it is needed, none
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
