package org.baton.architecture.wrong.login;

import jakarta.ejb.Schedule;

/** Wrong: every application with the jar would have its timer. */
final class LoginOnTime {
    private LoginOnTime() {}

    @Schedule
    static void tick() {}
}
