package org.baton.handoff;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.session.SessionId;
import org.baton.user.UserId;

/** The statements on {@code handoffs} that are read by people. */
final class HandoffListTable {
    /** Of each sibling its latest, by the index that is there for its end; then the latest of these. */
    private static final String PAGE = """
            SELECT CAST(h.trace AS text) AS trace,
                   h.sibling_id,
                   h.root_id,
                   h.child_id,
                   h.issued_at,
                   h.closed_at,
                   CASE WHEN h.state = 'ISSUED' AND h.expires_at <= now() THEN 'EXPIRED' ELSE h.state END AS state,
                   h.reason,
                   h.reuse_count,
                   u.id AS user_id,
                   u.username
              FROM siblings b
             CROSS JOIN LATERAL (
               SELECT l.*
                 FROM handoffs l
                WHERE l.sibling_id = b.id
                  AND l.issued_at < CAST(:before AS timestamptz)
                  AND l.issued_at >= least(CAST(:before AS timestamptz), now()) - make_interval(secs => :span)
                  AND CASE :state
                        WHEN '' THEN true
                        WHEN 'EXPIRED' THEN l.state = 'ISSUED' AND l.expires_at <= now()
                        WHEN 'ISSUED' THEN l.state = 'ISSUED' AND l.expires_at > now()
                        ELSE l.state = :state END
                ORDER BY l.issued_at DESC
                FETCH FIRST (:rows) ROWS WITH TIES) h
              JOIN sessions r ON r.id = h.root_id
              JOIN users u ON u.id = r.user_id
             WHERE :sibling_id IN ('', b.id)
             ORDER BY h.issued_at DESC
             FETCH FIRST (:rows) ROWS WITH TIES
            """;

    /** As the view handoff_trace, which is a reader's. */
    private static final String STEPS = """
            SELECT e.at,
                   CASE e.type WHEN 'HANDOFF_ISSUED' THEN 'home' ELSE coalesce(e.sibling_id, '') END AS host,
                   e.type,
                   e.detail ->> 'reason' AS reason,
                   e.session_id,
                   host(e.ip) AS ip
              FROM session_events e
             WHERE e.trace = :trace
               AND e.type IN ('HANDOFF_ISSUED', 'HANDOFF_EXCHANGED', 'HANDOFF_REFUSED')
             UNION ALL
            SELECT s.ended_at,
                   s.host,
                   'SESSION_ENDED',
                   s.end_reason,
                   s.id,
                   NULL
              FROM handoffs h
              JOIN sessions s ON s.id = h.child_id
             WHERE h.trace = :trace
               AND s.ended_at IS NOT NULL
             ORDER BY 1
            """;

    private final Database database;

    HandoffListTable(Database database) {
        this.database = database;
    }

    List<ListedHandoff> page(HandoffList.Query query, Duration span) {
        return database.read(session -> session.createNativeQuery(PAGE, Tuple.class)
                .setParameter("before", query.before().map(Instant::toString).orElse("infinity"))
                .setParameter("span", (double) span.toSeconds())
                .setParameter("state", query.state().orElse(""))
                .setParameter("sibling_id", query.sibling().orElse(""))
                .setParameter("rows", query.limit())
                .getResultStream()
                .map(Columns::new)
                .map(HandoffListTable::handoff)
                .toList());
    }

    List<HandoffStep> steps(UUID trace) {
        return database.read(session -> session.createNativeQuery(STEPS, Tuple.class)
                .setParameter("trace", trace)
                .getResultStream()
                .map(Columns::new)
                .map(row -> new HandoffStep(
                        row.instant("at"),
                        row.text("host"),
                        row.text("type"),
                        row.optionalText("reason"),
                        row.optionalNumber("session_id").map(SessionId::new),
                        row.optionalText("ip")))
                .toList());
    }

    private static ListedHandoff handoff(Columns row) {
        return new ListedHandoff(
                row.text("trace"),
                row.text("sibling_id"),
                new UserId(row.number("user_id")),
                row.text("username"),
                new SessionId(row.number("root_id")),
                row.optionalNumber("child_id").map(SessionId::new),
                new ListedHandoff.Course(
                        row.instant("issued_at"),
                        row.optionalInstant("closed_at"),
                        row.text("state"),
                        row.optionalText("reason"),
                        row.number("reuse_count")));
    }
}
