package org.baton.login;

import org.baton.user.Login;

/** What became of an attempt to log in. */
public sealed interface LoginOutcome {
    /**
     * Name and password are right; nothing is open yet.
     *
     * @param login who it is, and what a session is opened with
     */
    record Passed(Login.Checked login) implements LoginOutcome {}

    /**
     * They are not, or the user may not log in: the same answer whatever the reason.
     *
     * @param reason told to the audit, never to the client
     */
    record Refused(Login.Reason reason) implements LoginOutcome {}

    /**
     * Whether they are is not known: try later.
     *
     * @param cause why, for the audit
     * @param seconds when to try again: at least 1
     */
    record Later(Cause cause, long seconds) implements LoginOutcome {}

    /** Why it is not known whether a password is right. */
    enum Cause {
        /** Too many failures of that name or from that address: the password was not looked at. */
        THROTTLED(429, "Too many tries", "Too many tries. Please wait a little, then try again.", "login.later"),
        /** Too many passwords are being hashed: it was not looked at. */
        BUSY(429, "Too many tries", "Too many tries. Please wait a little, then try again.", "login.later"),
        /** No local user has that name, and the deployment's own identity stores could not be asked. */
        STORE_FAILED(
                503,
                "Not available now",
                "Names and passwords cannot be checked now. Please try again in a moment.",
                "login.unavailable");

        private final int status;
        private final String title;
        private final String advice;
        private final String key;

        Cause(int status, String title, String advice, String key) {
            this.status = status;
            this.title = title;
            this.advice = advice;
            this.key = key;
        }

        /** The answer's status. */
        int status() {
            return status;
        }

        /** What is wrong, in a few words. */
        String title() {
            return title;
        }

        /** What to do, for a program to show. */
        String advice() {
            return advice;
        }

        /** The same among the pages' words. */
        String key() {
            return key;
        }
    }
}
