package org.baton.secret;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869): many independent keys from one. Stateless, thread-safe. */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int HASH_BYTES = 32;
    private static final int MOST_BYTES = 255 * HASH_BYTES;

    private Hkdf() {}

    /** Extract and expand; an empty salt stands for 32 zero bytes (RFC 5869 section 2.2). Length: 1 to 8,160 bytes. */
    static byte[] derive(byte[] input, byte[] salt, byte[] info, int length) {
        return expand(extract(salt, input), info, length);
    }

    static byte[] extract(byte[] salt, byte[] input) {
        return hmac(salt.length == 0 ? new byte[HASH_BYTES] : salt).doFinal(input);
    }

    static byte[] expand(byte[] pseudoRandomKey, byte[] info, int length) {
        if (length < 1 || length > MOST_BYTES) {
            throw new IllegalArgumentException("HKDF gives 1 to 8160 bytes, not " + length);
        }
        Mac mac = hmac(pseudoRandomKey);
        ByteBuffer output = ByteBuffer.allocate(length);
        byte[] block = {};
        for (int counter = 1; output.hasRemaining(); counter++) {
            mac.update(block);
            mac.update(info);
            mac.update((byte) counter);
            block = mac.doFinal();
            output.put(block, 0, Math.min(HASH_BYTES, output.remaining()));
        }
        return output.array();
    }

    private static Mac hmac(byte[] key) {
        try {
            Key hmacKey = new SecretKeySpec(key, HMAC);
            Mac mac = Mac.getInstance(HMAC);
            mac.init(hmacKey);
            return mac;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every JDK has " + HMAC + ", this one has not", broken);
        }
    }
}
