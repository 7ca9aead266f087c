package org.baton.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what this host gives a browser to keep, so that the browser can neither read nor change it: AES-256-GCM (NIST SP
 * 800-38D) with a random 96-bit nonce in front and a 128-bit tag, as base64url. Sealing says nothing about age or replay;
 * whoever needs these puts a time inside. Thread-safe. One key may seal
 * 2^32 times (136 years at one a second).
 */
public final class Sealer {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int FEWEST_BYTES = NONCE_BYTES + TAG_BITS / 8;
    private static final int MOST_PLAIN_BYTES = 3_000;
    private static final int MOST_CHARACTERS = 4_096;

    private final SecretKeySpec key;

    /** A sealer with a key of its own, derived from the master key by this info (for example {@code baton/1|pre-session}). */
    public Sealer(MasterKey master, String info) {
        this.key = new SecretKeySpec(master.derive(info), "AES");
    }

    /**
     * Seals at most 3,000 bytes (what a cookie can carry), bound to the associated data: the same must be given to
     * {@link #open}, it is not part of the result.
     */
    public String seal(byte[] plain, String associatedData) {
        if (plain.length > MOST_PLAIN_BYTES) {
            throw new IllegalArgumentException("at most 3000 bytes can be sealed, not " + plain.length);
        }
        byte[] nonce = Randomness.bytes(NONCE_BYTES);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, nonce, associatedData).doFinal(plain);
            return Base64Url.encode(ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("sealing by " + CIPHER + " failed", broken);
        }
    }

    /**
     * What was sealed, or empty if the text is not exactly what {@link #seal} gave for this key and associated data:
     * altered, cut, re-encoded, or sealed by somebody else or for something else.
     */
    public Optional<byte[]> open(String sealed, String associatedData) {
        if (sealed.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        return Base64Url.decode(sealed)
                .filter(bytes -> bytes.length >= FEWEST_BYTES)
                .flatMap(bytes -> decrypt(bytes, associatedData));
    }

    @Override
    public String toString() {
        return "Sealer[redacted]";
    }

    private Optional<byte[]> decrypt(byte[] sealed, String associatedData) {
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(nonce);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, associatedData);
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException altered) {
            return Optional.empty();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("opening by " + CIPHER + " failed", broken);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String associatedData) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
