package org.baton.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 (RFC 2104) of texts that are too easy to guess for a plain hash, such as a user's name: who reads the table
 * without the key cannot try them. Immutable, thread-safe.
 */
public final class KeyedHash {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** A hash with a key of its own, derived from the master key by this info (for example {@code baton/1|login-attempts}). */
    public KeyedHash(MasterKey master, String info) {
        this.key = new SecretKeySpec(master.derive(info), HMAC);
    }

    /** The hash of these texts, each with its length, so that no two lists of texts have the same. */
    public SecretHash of(String... texts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return SecretHash.of(mac.doFinal());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every JDK has " + HMAC + ", this one has not", broken);
        }
    }

    @Override
    public String toString() {
        return "KeyedHash[redacted]";
    }
}
