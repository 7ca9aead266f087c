package org.baton.secret;

import java.security.SecureRandom;

/** The operating system's random bytes; the only source of randomness of this application. Thread-safe. */
final class Randomness {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Randomness() {}

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
