package org.baton.login;

import org.baton.user.Password;
import org.baton.user.Vouched;

/** Somebody else who knows users and checks their passwords, such as a directory. */
@FunctionalInterface
public interface Vouching {
    /** Nobody else. */
    Vouching NOBODY = (username, password) -> new Result.Refused();

    /**
     * Asks about a name that no local user with a password has.
     *
     * @param username the name as typed
     * @param password the password as typed
     * @return what they say
     */
    Result vouch(String username, Password password);

    /** What they say. */
    sealed interface Result {
        /**
         * Name and password are right there.
         *
         * @param user who it is
         */
        record Known(Vouched user) implements Result {}

        /** They are not. */
        record Refused() implements Result {}

        /** They could not be asked, or not to the end: why is in the log. */
        record Failed() implements Result {}
    }
}
