package org.baton.handoff;

import java.time.Instant;
import java.util.Optional;
import org.baton.session.SessionId;

/**
 * What happened in a handoff, on either host.
 *
 * @param at when
 * @param host where: {@code home}, or the sibling's id
 * @param type what: HANDOFF_ISSUED, HANDOFF_EXCHANGED, HANDOFF_REFUSED, or SESSION_ENDED of the session that it opened
 * @param reason why, of a refusal or an end
 * @param session which session, where one is concerned
 * @param ip the client's address; empty where unknown
 */
public record HandoffStep(
        Instant at,
        String host,
        String type,
        Optional<String> reason,
        Optional<SessionId> session,
        Optional<String> ip) {}
