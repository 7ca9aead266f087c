package org.baton.login;

import java.util.Optional;
import org.baton.user.Password;
import org.baton.user.Vouched;

/** Somebody else who knows users and checks their passwords, such as a directory. */
@FunctionalInterface
public interface Vouching {
    /** Nobody else. */
    Vouching NOBODY = (username, password) -> Optional.empty();

    /**
     * Asks about a name that no local user with a password has.
     *
     * @param username the name as typed
     * @param password the password as typed
     * @return the user; empty if name and password are not right there
     */
    Optional<Vouched> vouch(String username, Password password);
}
