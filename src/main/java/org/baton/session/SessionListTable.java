package org.baton.session;

import jakarta.persistence.Tuple;
import java.util.List;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.user.UserId;

/** The statement that lists a user's live sessions, each as a request finds it: live, or not. */
final class SessionListTable {
    private static final String LIST = """
            SELECT s.id,
                   s.root_id,
                   s.host,
                   s.channel,
                   s.opened_at,
                   s.last_seen_at,
                   host(s.opened_ip) AS ip,
                   s.user_agent,
                   s.label
              FROM sessions s
              JOIN users u ON u.id = s.user_id
              JOIN sessions r ON r.id = coalesce(s.root_id, s.id)
             WHERE s.user_id = :user_id
               AND s.ended_at IS NULL
               AND s.expires_at > now()
               AND s.login_epoch = u.login_epoch
               AND (s.root_id IS NULL OR (s.last_seen_at + s.idle_timeout > now() AND EXISTS (
                 SELECT FROM siblings b
                  WHERE b.id = s.host
                    AND b.enabled
                    AND (b.required_group IS NULL OR EXISTS (
                      SELECT FROM user_groups g WHERE g.user_id = u.id AND g.group_name = b.required_group)))))
               AND session_root_is_live(r)
             ORDER BY r.id DESC, s.root_id IS NOT NULL, s.id
            """;

    private final Database database;

    SessionListTable(Database database) {
        this.database = database;
    }

    List<ListedSession> list(UserId user) {
        return database.read(session -> session.createNativeQuery(LIST, Tuple.class)
                .setParameter("user_id", user.value())
                .getResultStream()
                .map(Columns::new)
                .map(SessionListTable::listed)
                .toList());
    }

    static ListedSession listed(Columns row) {
        return new ListedSession(
                new SessionId(row.number("id")),
                row.optionalNumber("root_id").map(SessionId::new),
                new HostId(row.text("host")),
                Channel.valueOf(row.text("channel")),
                new ListedSession.Times(row.instant("opened_at"), row.instant("last_seen_at")),
                new ListedSession.Device(
                        row.optionalText("ip"), row.optionalText("user_agent"), row.optionalText("label")));
    }
}
