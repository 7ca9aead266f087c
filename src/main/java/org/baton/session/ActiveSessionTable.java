package org.baton.session;

import jakarta.persistence.Tuple;
import java.util.List;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.user.UserId;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;

/**
 * The statements on the view {@code active_sessions}: one for each way to narrow it, so that PostgreSQL can plan each by
 * the index that serves it.
 */
final class ActiveSessionTable {
    private static final String ALL = """
            SELECT id, root_id, host, channel, user_id, username, opened_at, last_seen_at,
                   host(opened_ip) AS ip, user_agent, label
              FROM active_sessions
             WHERE id < :after
             ORDER BY id DESC
             LIMIT :rows
            """;

    private static final String OF_USER = """
            SELECT id, root_id, host, channel, user_id, username, opened_at, last_seen_at,
                   host(opened_ip) AS ip, user_agent, label
              FROM active_sessions
             WHERE user_id IN (SELECT u.id FROM users u WHERE lower(u.username) = lower(:value))
               AND id < :after
             ORDER BY id DESC
             LIMIT :rows
            """;

    private static final String OF_HOST = """
            SELECT id, root_id, host, channel, user_id, username, opened_at, last_seen_at,
                   host(opened_ip) AS ip, user_agent, label
              FROM active_sessions
             WHERE host = :value
               AND id < :after
             ORDER BY id DESC
             LIMIT :rows
            """;

    private static final String FROM_ADDRESS = """
            SELECT id, root_id, host, channel, user_id, username, opened_at, last_seen_at,
                   host(opened_ip) AS ip, user_agent, label
              FROM active_sessions
             WHERE opened_ip = CAST(:value AS inet)
               AND id < :after
             ORDER BY id DESC
             LIMIT :rows
            """;

    private final Database database;

    ActiveSessionTable(Database database) {
        this.database = database;
    }

    List<ActiveSession> page(ActiveSessions.Query query, int rows) {
        return database.read(session -> statement(session, query)
                .setParameter("after", query.after().map(SessionId::value).orElse(Long.MAX_VALUE))
                .setParameter("rows", rows)
                .getResultStream()
                .map(Columns::new)
                .map(ActiveSessionTable::active)
                .toList());
    }

    private static NativeQuery<Tuple> statement(StatelessSession session, ActiveSessions.Query query) {
        return switch (query.by()) {
            case NOTHING -> session.createNativeQuery(ALL, Tuple.class);
            case USER -> session.createNativeQuery(OF_USER, Tuple.class).setParameter("value", query.value());
            case HOST -> session.createNativeQuery(OF_HOST, Tuple.class).setParameter("value", query.value());
            case ADDRESS -> session.createNativeQuery(FROM_ADDRESS, Tuple.class).setParameter("value", query.value());
        };
    }

    private static ActiveSession active(Columns row) {
        return new ActiveSession(SessionListTable.listed(row), new UserId(row.number("user_id")), row.text("username"));
    }
}
