package org.baton.login;

import org.baton.user.Login;
import org.baton.user.Password;
import org.baton.user.Users;

/**
 * The one way in by a password, for the login page, bearer tokens and the change of a password: each guess counts, wherever
 * it is made. Safe for many threads.
 */
public final class PasswordLogin {
    private final Users users;
    private final Throttle throttle;
    private final Vouching vouching;

    /**
     * Checks passwords.
     *
     * @param users who may log in
     * @param throttle slows guesses down
     * @param vouching who is asked about a name that no local user with a password has
     */
    public PasswordLogin(Users users, Throttle throttle, Vouching vouching) {
        this.users = users;
        this.throttle = throttle;
        this.vouching = vouching;
    }

    /**
     * Checks a name and a password. While guesses are slowed down, the password is not looked at, right or wrong.
     *
     * @param username the name as typed, in any case
     * @param password the password as typed
     * @param ip the client's address
     * @return what became of it
     */
    public LoginOutcome check(String username, Password password, String ip) {
        Throttle.Turn turn = throttle.take(username, ip);
        if (turn instanceof Throttle.Turn.Taken taken) {
            Login local = users.login(username, password);
            return local instanceof Login.Refused refused && mayBeElsewhere(refused.reason())
                    ? elsewhere(username, password, refused, taken)
                    : checked(local, taken);
        }
        return new LoginOutcome.Later(LoginOutcome.Cause.THROTTLED, ((Throttle.Turn.Blocked) turn).seconds());
    }

    /** Where the others fail, the attempt stays counted: nobody here knows whether they have looked at the password. */
    private LoginOutcome elsewhere(String username, Password password, Login.Refused local, Throttle.Turn.Taken turn) {
        Vouching.Result result = vouching.vouch(username, password);
        if (result instanceof Vouching.Result.Known known) {
            return checked(users.login(known.user()), turn);
        }
        return result instanceof Vouching.Result.Failed
                ? new LoginOutcome.Later(LoginOutcome.Cause.STORE_FAILED, 5)
                : checked(local, turn);
    }

    private static boolean mayBeElsewhere(Login.Reason reason) {
        return reason == Login.Reason.UNKNOWN_USER || reason == Login.Reason.NO_PASSWORD;
    }

    private LoginOutcome checked(Login login, Throttle.Turn.Taken turn) {
        if (login instanceof Login.Checked checked) {
            throttle.succeeded(turn);
            return new LoginOutcome.Passed(checked);
        }
        Login.Reason reason = ((Login.Refused) login).reason();
        if (reason == Login.Reason.BUSY) {
            throttle.giveBack(turn);
            return new LoginOutcome.Later(LoginOutcome.Cause.BUSY, 1);
        }
        return new LoginOutcome.Refused(reason);
    }
}
