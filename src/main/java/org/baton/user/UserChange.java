package org.baton.user;

import java.util.Optional;
import org.baton.secret.Secret;

/** What became of a change to a user. */
public sealed interface UserChange {
    /**
     * It is made, and in force on the next request.
     *
     * @param user whose
     * @param password the one-time password that was given, which is nowhere else; empty where none was
     */
    record Done(UserId user, Optional<Secret> password) implements UserChange {}

    /**
     * It is not, and nothing is changed.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements UserChange {}

    /** Why a change is refused. */
    enum Reason {
        /** Nobody has that name. */
        UNKNOWN,
        /** No local user has that name, and other hosts vouch for several who have. */
        SEVERAL,
        /** Another host vouches for the user, who has no password here. */
        VOUCHED,
        /** Another local user has that name. */
        TAKEN,
        /** Nobody else is an active administrator who can log in. */
        LAST_ADMINISTRATOR
    }
}
