package org.baton.login;

import java.util.Optional;
import java.util.Set;
import org.baton.database.Database;
import org.baton.session.OpenedLogin;
import org.baton.session.Opening;
import org.baton.session.Session;
import org.baton.session.Sessions;
import org.baton.user.Login;
import org.baton.user.Names;
import org.baton.user.NewPassword;
import org.baton.user.Password;
import org.baton.user.Users;

/**
 * Changes a user's own password: asks for the present one, ends all the user's sessions, and opens the one that goes on, in
 * one transaction (OWASP ASVS 5.0, 6.2.3 and 7.4.3). Safe for many threads.
 */
public final class PasswordChange {
    private final Database database;
    private final Users users;
    private final PasswordLogin passwords;
    private final Sessions sessions;

    /**
     * Changes passwords.
     *
     * @param database where users and sessions are
     * @param users whose passwords
     * @param passwords checks the present one
     * @param sessions home's sessions
     */
    public PasswordChange(Database database, Users users, PasswordLogin passwords, Sessions sessions) {
        this.database = database;
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    /**
     * Changes the password of a session's user. Until the new one has been found fit, nothing is guessed and nothing counted.
     *
     * @param session the session that asks
     * @param current what was typed as the present password
     * @param wanted what was typed as the new one
     * @param client where it was typed
     * @return what became of it
     */
    public ChangeOutcome change(Session session, Password current, String wanted, Opening.Client client) {
        Optional<Names> names = users.namesOf(session.user().id());
        if (names.isEmpty()) {
            return new ChangeOutcome.Refused(Login.Reason.NO_PASSWORD);
        }
        NewPassword judged = NewPassword.of(wanted, names.get(), current);
        if (judged instanceof NewPassword.Refused refused) {
            return new ChangeOutcome.Unfit(refused.reason());
        }
        LoginOutcome outcome = passwords.check(names.get().username(), current, client.ip());
        if (outcome instanceof LoginOutcome.Later later) {
            return new ChangeOutcome.Later(later.cause(), later.seconds());
        }
        if (outcome instanceof LoginOutcome.Passed passed
                && passed.login().user().id().equals(session.user().id())) {
            return changed(passed.login(), ((NewPassword.Accepted) judged).password(), session, client);
        }
        return new ChangeOutcome.Refused(
                outcome instanceof LoginOutcome.Refused refused ? refused.reason() : Login.Reason.WRONG_PASSWORD);
    }

    private ChangeOutcome changed(Login.Checked login, Password next, Session session, Opening.Client client) {
        Optional<Users.Change> change = users.prepared(login, next);
        if (change.isEmpty()) {
            return new ChangeOutcome.Later(LoginOutcome.Cause.BUSY, 1);
        }
        Optional<OpenedLogin> opened = database.transaction(() -> users.change(change.get())
                .map(standing -> sessions.open(
                                new Opening(standing, session.kind(), Set.of("pwd"), Optional.empty(), client))
                        .orElseThrow(() -> new IllegalStateException("user " + standing.id()
                                + " is locked, and yet no session opens under the new epoch"))));
        return opened.<ChangeOutcome>map(ChangeOutcome.Changed::new)
                .orElseGet(() -> new ChangeOutcome.Refused(Login.Reason.CHANGED_MEANWHILE));
    }
}
