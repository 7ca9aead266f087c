package org.baton.session;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.baton.user.User;

/**
 * A live session as one statement saw it; a snapshot, of which nothing is ever written back.
 *
 * @param id its public name
 * @param rootId the login it came from; empty: it is the login itself
 * @param host where its secret is accepted
 * @param kind how its secret is shown, and what else its user asked for
 * @param user who is logged in, with groups as they were at that moment
 * @param authentication when and how the user was last authenticated in this login
 * @param times when what happened and when it will be over
 */
public record Session(
        SessionId id,
        Optional<SessionId> rootId,
        HostId host,
        Kind kind,
        User user,
        Authentication authentication,
        Times times) {

    /**
     * How a login was made.
     *
     * @param at when the user last gave the password, by the database's clock
     * @param methods how (RFC 8176), such as {@code pwd}
     */
    public record Authentication(Instant at, Set<String> methods) {}

    /**
     * A session's moments, by the database's clock.
     *
     * @param openedAt when it was opened
     * @param lastSeenAt when it was last used, exact to the touch interval
     * @param idleExpiresAt when it is over if it is not used; a root also counts as used while a child of it is
     * @param expiresAt when it is over however busy it is
     */
    public record Times(Instant openedAt, Instant lastSeenAt, Instant idleExpiresAt, Instant expiresAt) {}

    /**
     * How its secret is shown.
     *
     * @return the channel
     */
    public Channel channel() {
        return kind.channel();
    }

    /**
     * The login that this session belongs to.
     *
     * @return the root's id, its own for a root
     */
    public SessionId root() {
        return rootId.orElse(id);
    }
}
