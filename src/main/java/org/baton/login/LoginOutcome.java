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
     * The password was not looked at.
     *
     * @param cause why, for the audit
     * @param seconds when to try again: at least 1
     */
    record Later(Cause cause, long seconds) implements LoginOutcome {}

    /** Why a password was not looked at. */
    enum Cause {
        /** Too many failures of that name or from that address. */
        THROTTLED,
        /** Too many passwords are being hashed. */
        BUSY
    }
}
