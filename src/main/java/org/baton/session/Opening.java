package org.baton.session;

import java.util.Optional;
import java.util.Set;
import org.baton.secret.Secret;
import org.baton.user.Standing;

/**
 * What a login is opened with.
 *
 * @param user whose login, and under which epoch
 * @param kind what kind of login
 * @param authMethods how the user was authenticated (RFC 8176), such as {@code pwd}
 * @param replaced the secret of the session that this browser came with, which the new one takes the place of
 * @param client where it was opened from
 */
public record Opening(Standing user, Kind kind, Set<String> authMethods, Optional<Secret> replaced, Client client) {
    /**
     * Where a session is opened from.
     *
     * @param ip the client's address
     * @param userAgent the client's name for itself, at most 400 characters
     * @param stranger the secret of a session that its browser has without a login; on a sibling with a database of its own,
     *     what that holds goes over
     */
    public record Client(String ip, Optional<String> userAgent, Optional<Secret> stranger) {
        /**
         * A client that has no session yet.
         *
         * @param ip the client's address
         * @param userAgent the client's name for itself, at most 400 characters
         */
        public Client(String ip, Optional<String> userAgent) {
            this(ip, userAgent, Optional.empty());
        }
    }
}
