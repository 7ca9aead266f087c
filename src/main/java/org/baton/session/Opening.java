package org.baton.session;

import java.util.Optional;
import java.util.Set;
import org.baton.user.UserId;

/**
 * What a login session is opened with.
 *
 * @param userId whose session
 * @param epoch {@code users.login_epoch} when the password was checked
 * @param authMethods how the user was authenticated (RFC 8176), such as {@code pwd}
 * @param replaced the session that this browser came with, which the new one takes the place of
 * @param client where it was opened from
 */
public record Opening(UserId userId, int epoch, Set<String> authMethods, Optional<SessionId> replaced, Client client) {
    /**
     * Where a session is opened from.
     *
     * @param ip the client's address
     * @param userAgent the browser's name for itself, at most 400 characters
     */
    public record Client(String ip, Optional<String> userAgent) {}
}
