package org.baton.session;

import java.time.Instant;
import java.util.Optional;

/**
 * A session as its user sees it in a list.
 *
 * @param id its public name
 * @param rootId the login it came from; empty: it is the login itself
 * @param host where it is
 * @param openedAt since when
 * @param lastSeenAt when it was last used, exact to the touch interval
 * @param ip from which address it was opened; empty where unknown
 * @param userAgent by which browser; empty where unknown
 */
public record ListedSession(
        SessionId id,
        Optional<SessionId> rootId,
        HostId host,
        Instant openedAt,
        Instant lastSeenAt,
        Optional<String> ip,
        Optional<String> userAgent) {}
