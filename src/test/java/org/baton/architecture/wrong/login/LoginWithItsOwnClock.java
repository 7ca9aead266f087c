package org.baton.architecture.wrong.login;

import java.time.Instant;

/** Wrong: nobody can test what it does at midnight. */
final class LoginWithItsOwnClock {
    private LoginWithItsOwnClock() {}

    static Instant time() {
        return Instant.now();
    }
}
