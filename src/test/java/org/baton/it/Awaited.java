package org.baton.it;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Conditions that come true by themselves, sooner or later. */
final class Awaited {
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private Awaited() {}

    /** Returns as soon as the condition holds; fails after 30 s. */
    static void until(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(AT_MOST);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Waited %d s in vain until %s".formatted(AT_MOST.toSeconds(), what));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
