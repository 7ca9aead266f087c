package org.baton.login;

import org.baton.session.OpenedLogin;
import org.baton.user.Login;
import org.baton.user.NewPassword;

/** What became of a wish for another password. */
public sealed interface ChangeOutcome {
    /**
     * The password is changed, all sessions of the user have ended, and this is the one that goes on.
     *
     * @param login the fresh session of whoever asked
     */
    record Changed(OpenedLogin login) implements ChangeOutcome {}

    /**
     * The new password is none that Baton takes.
     *
     * @param reason why not
     */
    record Unfit(NewPassword.Reason reason) implements ChangeOutcome {}

    /**
     * The present password is not right, or was changed at the same moment.
     *
     * @param reason told to the audit, never to the client
     */
    record Refused(Login.Reason reason) implements ChangeOutcome {}

    /**
     * The present password was not looked at.
     *
     * @param cause why, for the audit
     * @param seconds when to try again: at least 1
     */
    record Later(LoginOutcome.Cause cause, long seconds) implements ChangeOutcome {}
}
