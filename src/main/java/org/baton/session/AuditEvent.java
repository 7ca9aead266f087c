package org.baton.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baton.user.UserId;

/**
 * A row of the audit, as administrators see it.
 *
 * @param at when
 * @param type what, as in {@code session_events.type}
 * @param who whom it concerns, and from where
 * @param session which session; empty where none is concerned
 * @param sibling which sibling; empty where none is concerned
 * @param trace the id of the handoff, or of the request; empty where there is none
 * @param why the reason of an end or a refusal; empty where there is none
 * @param note who did it, where somebody else than the user did
 */
public record AuditEvent(
        Instant at,
        String type,
        Who who,
        Optional<SessionId> session,
        Optional<String> sibling,
        Optional<String> trace,
        Optional<String> why,
        Optional<String> note) {
    /** The types there are; {@code db/README.md} says what each means. */
    public static final List<String> TYPES = List.of(
            "SESSION_OPENED",
            "SESSION_ENDED",
            "SESSION_REAUTHENTICATED",
            "LOGIN_REFUSED",
            "HANDOFF_ISSUED",
            "HANDOFF_EXCHANGED",
            "HANDOFF_REFUSED",
            "TICKET_ISSUED",
            "TICKET_USED",
            "TICKET_REFUSED",
            "USER_CREATED",
            "USER_SUSPENDED",
            "USER_ACTIVATED",
            "USER_SESSIONS_ENDED",
            "PASSWORD_RESET",
            "PASSWORD_CHANGED",
            "GROUPS_CHANGED",
            "SIBLING_DISABLED",
            "SIBLING_ENABLED");

    /**
     * Whom an event concerns.
     *
     * @param user the user; empty where nobody is known
     * @param username the user's name today; empty where nobody is known, or the user is gone
     * @param ip the client's address; empty where unknown
     */
    public record Who(Optional<UserId> user, Optional<String> username, Optional<String> ip) {}
}
