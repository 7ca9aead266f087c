package org.baton.session;

import java.time.Duration;

/** Durations as the statements take them: {@code make_interval(secs => ...)}. */
final class Seconds {
    private Seconds() {}

    static double of(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
