package org.baton.session;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.user.UserId;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;

/** The statements on {@code session_events} that are read by people. */
final class AuditEventTable {
    /**
     * The latest of each type, by the index of types, and of these the latest: as many rows are read for a type that is rare,
     * or that there is none of, as for all, whatever the audit's size. Which types there are, the same index says.
     */
    private static final String OF_ALL = """
            WITH RECURSIVE types (type) AS (
              SELECT CASE :type WHEN '' THEN (SELECT min(a.type) FROM session_events a) ELSE :type END
               UNION ALL
              SELECT (SELECT min(a.type) FROM session_events a WHERE a.type > t.type)
                FROM types t
               WHERE t.type IS NOT NULL
                 AND :type = ''),
            latest AS (
              SELECT l.*
                FROM types t
               CROSS JOIN LATERAL (
                 SELECT o.*
                   FROM session_events o
                  WHERE o.type = t.type
                    AND o.at < CAST(:before AS timestamptz)
                  ORDER BY o.at DESC
                  FETCH FIRST (:rows) ROWS WITH TIES) l
               ORDER BY l.at DESC
               FETCH FIRST (:rows) ROWS WITH TIES)
            SELECT e.at,
                   e.type,
                   e.user_id,
                   u.username,
                   e.session_id,
                   e.sibling_id,
                   CAST(e.trace AS text) AS trace,
                   host(e.ip) AS ip,
                   e.detail ->> 'reason' AS reason,
                   e.detail ->> 'note' AS note
              FROM latest e
              LEFT JOIN users u ON u.id = e.user_id
             ORDER BY e.at DESC
            """;

    private static final String OF_USER = """
            SELECT e.at,
                   e.type,
                   e.user_id,
                   u.username,
                   e.session_id,
                   e.sibling_id,
                   CAST(e.trace AS text) AS trace,
                   host(e.ip) AS ip,
                   e.detail ->> 'reason' AS reason,
                   e.detail ->> 'note' AS note
              FROM session_events e
              LEFT JOIN users u ON u.id = e.user_id
             WHERE e.user_id = :user_id
               AND e.at < CAST(:before AS timestamptz)
               AND (:type = '' OR e.type = :type)
             ORDER BY e.at DESC
             FETCH FIRST (:rows) ROWS WITH TIES
            """;

    private final Database database;

    AuditEventTable(Database database) {
        this.database = database;
    }

    List<AuditEvent> page(AuditEvents.Query query) {
        return database.read(session -> statement(session, query)
                .setParameter("before", query.before().map(Instant::toString).orElse("infinity"))
                .setParameter("type", query.type().orElse(""))
                .setParameter("rows", query.limit() + 1)
                .getResultStream()
                .map(Columns::new)
                .map(AuditEventTable::event)
                .toList());
    }

    private static NativeQuery<Tuple> statement(StatelessSession session, AuditEvents.Query query) {
        return query.user()
                .map(user -> session.createNativeQuery(OF_USER, Tuple.class).setParameter("user_id", user.value()))
                .orElseGet(() -> session.createNativeQuery(OF_ALL, Tuple.class));
    }

    private static AuditEvent event(Columns row) {
        return new AuditEvent(
                row.instant("at"),
                row.text("type"),
                new AuditEvent.Who(
                        row.optionalNumber("user_id").map(UserId::new),
                        row.optionalText("username"),
                        row.optionalText("ip")),
                row.optionalNumber("session_id").map(SessionId::new),
                row.optionalText("sibling_id"),
                row.optionalText("trace"),
                row.optionalText("reason"),
                row.optionalText("note"));
    }
}
