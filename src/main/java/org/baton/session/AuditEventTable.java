package org.baton.session;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.user.UserId;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;

/** The statements on {@code session_events} that are read by people. */
final class AuditEventTable {
    /** With a bound at both ends, which the index over time can use. */
    private static final String OF_ALL = """
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
             WHERE e.at < CAST(:before AS timestamptz)
               AND e.at >= least(CAST(:before AS timestamptz), now()) - make_interval(secs => :span)
               AND (:type = '' OR e.type = :type)
             ORDER BY e.at DESC
             FETCH FIRST (:rows) ROWS WITH TIES
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
               AND e.at >= least(CAST(:before AS timestamptz), now()) - make_interval(secs => :span)
               AND (:type = '' OR e.type = :type)
             ORDER BY e.at DESC
             FETCH FIRST (:rows) ROWS WITH TIES
            """;

    private static final String GOES_ON_BEFORE = """
            SELECT s.start
              FROM (SELECT least(CAST(:before AS timestamptz), now()) - make_interval(secs => :span) AS start) s
             WHERE EXISTS (SELECT FROM session_events e WHERE e.at < s.start)
            """;

    private final Database database;

    AuditEventTable(Database database) {
        this.database = database;
    }

    List<AuditEvent> page(AuditEvents.Query query, Duration span) {
        return database.read(session -> statement(session, query)
                .setParameter("before", before(query))
                .setParameter("span", Seconds.of(span))
                .setParameter("type", query.type().orElse(""))
                .setParameter("rows", query.limit())
                .getResultStream()
                .map(Columns::new)
                .map(AuditEventTable::event)
                .toList());
    }

    /** Where the span begins, if there is anything before it. */
    Optional<Instant> goesOnBefore(AuditEvents.Query query, Duration span) {
        return database.read(session -> session.createNativeQuery(GOES_ON_BEFORE, Tuple.class)
                .setParameter("before", before(query))
                .setParameter("span", Seconds.of(span))
                .uniqueResultOptional()
                .map(row -> new Columns(row).instant("start")));
    }

    private static String before(AuditEvents.Query query) {
        return query.before().map(Instant::toString).orElse("infinity");
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
