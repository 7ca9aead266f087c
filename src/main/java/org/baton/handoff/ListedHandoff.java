package org.baton.handoff;

import java.time.Instant;
import java.util.Optional;
import org.baton.session.SessionId;
import org.baton.user.UserId;

/**
 * A handoff as administrators see it.
 *
 * @param trace its id on error pages, in the log and in the audit
 * @param sibling where it leads
 * @param user whose login
 * @param username the user's name today
 * @param root the login
 * @param child the session that it opened; empty where it opened none
 * @param course what became of it
 */
public record ListedHandoff(
        String trace,
        String sibling,
        UserId user,
        String username,
        SessionId root,
        Optional<SessionId> child,
        Course course) {
    /**
     * What became of a handoff.
     *
     * @param issuedAt when home issued it
     * @param closedAt when it was exchanged, rejected or voided; empty while it is neither
     * @param state ISSUED, EXCHANGED, REJECTED, VOIDED, or EXPIRED where nobody showed it in time
     * @param reason why it was rejected or voided
     * @param shownAgain how often its own browser showed it again
     */
    public record Course(
            Instant issuedAt, Optional<Instant> closedAt, String state, Optional<String> reason, long shownAgain) {}
}
