package org.baton.user;

import java.util.Optional;

/** What became of a name and a password. */
public sealed interface Login {
    /**
     * They were right.
     *
     * @param user who it is
     * @param epoch {@code users.login_epoch} when the password was checked; a session opens only under the same
     * @param password what it was checked against; empty where somebody else checked it
     */
    record Checked(User user, int epoch, Optional<StoredPassword> password) implements Login {
        /**
         * What a session is opened with.
         *
         * @return the user and the epoch
         */
        public Standing standing() {
            return new Standing(user.id(), epoch);
        }
    }

    /**
     * They were not, or may not log in.
     *
     * @param reason why; told to the audit, never to the client
     */
    record Refused(Reason reason) implements Login {}

    /** Why a login is refused. */
    enum Reason {
        /** No local user has that name. */
        UNKNOWN_USER,
        /** The local user of that name has no password. */
        NO_PASSWORD,
        /** The user has another password. */
        WRONG_PASSWORD,
        /** The password was right, but the user is suspended. */
        SUSPENDED,
        /** The password was right, and was changed before the login was done. */
        CHANGED_MEANWHILE,
        /** The password was right, but an administrator gave it, and it is to be changed first. */
        MUST_CHANGE_PASSWORD,
        /** Too many passwords were being hashed: this one was not looked at. */
        BUSY
    }
}
