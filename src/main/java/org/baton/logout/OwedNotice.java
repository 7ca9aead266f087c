package org.baton.logout;

import java.time.Instant;
import java.util.Optional;
import org.baton.session.SessionId;

/**
 * A logout notice that a sibling has not taken yet, as administrators see it.
 *
 * @param id its number
 * @param sibling who is to take it
 * @param session the session that is over, by its number at home
 * @param owedSince since when
 * @param tries how often it was sent
 * @param nextTryAt when it is sent next
 * @param lastAnswer what became of the last try; empty before the first
 */
public record OwedNotice(
        long id,
        String sibling,
        SessionId session,
        Instant owedSince,
        long tries,
        Instant nextTryAt,
        Optional<String> lastAnswer) {}
