package org.baton.handoff;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.session.SessionId;
import org.baton.user.UserId;

/** The statements on {@code handoffs} that are read by people. */
final class HandoffListTable {
    /**
     * Of each sibling its latest, then the latest of these. Nearly all are exchanged, and found among all by the index over
     * time; the others have an index of their own, which is named by its condition. One that is open was issued within the
     * last five minutes, since no token lives longer.
     */
    private static final String PAGE = """
            WITH latest AS (
              SELECT l.*
                FROM siblings b
               CROSS JOIN LATERAL (
                 (SELECT a.*
                    FROM handoffs a
                   WHERE :state IN ('', 'EXCHANGED')
                     AND a.sibling_id = b.id
                     AND (:state = '' OR a.state = :state)
                     AND a.issued_at < CAST(:before AS timestamptz)
                   ORDER BY a.issued_at DESC
                   FETCH FIRST (:rows) ROWS WITH TIES)
                  UNION ALL
                 (SELECT o.*
                    FROM handoffs o
                   WHERE :state NOT IN ('', 'EXCHANGED')
                     AND o.sibling_id = b.id
                     AND o.state <> 'EXCHANGED'
                     AND o.state = CASE :state WHEN 'EXPIRED' THEN 'ISSUED' ELSE :state END
                     AND o.issued_at < CAST(:before AS timestamptz)
                     AND o.issued_at > CASE :state WHEN 'ISSUED' THEN now() - interval '5 minutes' ELSE '-infinity' END
                     AND (:state <> 'ISSUED' OR o.expires_at > now())
                     AND (:state <> 'EXPIRED' OR o.expires_at <= now())
                   ORDER BY o.issued_at DESC
                   FETCH FIRST (:rows) ROWS WITH TIES)) l
               WHERE :sibling_id IN ('', b.id)
               ORDER BY l.issued_at DESC
               FETCH FIRST (:rows) ROWS WITH TIES)
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
              FROM latest h
              JOIN sessions r ON r.id = h.root_id
              JOIN users u ON u.id = r.user_id
             ORDER BY h.issued_at DESC
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

    List<ListedHandoff> page(HandoffList.Query query) {
        return database.read(session -> session.createNativeQuery(PAGE, Tuple.class)
                .setParameter("before", query.before().map(Instant::toString).orElse("infinity"))
                .setParameter("state", query.state().orElse(""))
                .setParameter("sibling_id", query.sibling().orElse(""))
                .setParameter("rows", query.limit() + 1)
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
