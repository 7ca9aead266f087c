package org.baton.paseto;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** What the JDK's Ed25519 costs on this machine, for those who measure a handoff. */
public final class SignatureCost {
    /** As long as what a handoff token signs. */
    private static final int MESSAGE_BYTES = 600;

    private static final int WARM_UP = 3_000;
    private static final int TIMES = 2_000;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private SignatureCost() {}

    /** Microseconds of processor time to sign one token, once Java has settled. */
    public static double sign() {
        byte[] seed = filled(Ed25519.KEY_BYTES);
        byte[] message = filled(MESSAGE_BYTES);
        return micros(() -> Ed25519.sign(seed, message));
    }

    /** Microseconds of processor time to verify one token. */
    public static double verify() {
        byte[] seed = filled(Ed25519.KEY_BYTES);
        byte[] message = filled(MESSAGE_BYTES);
        byte[] publicKey = Ed25519.publicKey(seed);
        byte[] signature = Ed25519.sign(seed, message);
        return micros(() -> {
            if (!Ed25519.verify(publicKey, message, signature)) {
                throw new IllegalStateException("A signature just made is not good");
            }
        });
    }

    private static double micros(Runnable once) {
        repeat(WARM_UP, once);
        long before = CLOCK.getCurrentThreadCpuTime();
        repeat(TIMES, once);
        return (CLOCK.getCurrentThreadCpuTime() - before) / 1e3 / TIMES;
    }

    private static void repeat(int times, Runnable once) {
        for (int i = 0; i < times; i++) {
            once.run();
        }
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }
}
