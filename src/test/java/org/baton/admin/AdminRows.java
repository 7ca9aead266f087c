package org.baton.admin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.baton.run.Database;
import org.baton.run.Progress;

/**
 * What the administrators' pages are measured on: ten days of a busy host. Of ten sessions in a row, which are one user's,
 * seven are logins, of which one has ended, and three came from them: two at the shop, one at one of eighteen others. The
 * first twenty of these are at a sibling of their own, which so has few. All the others are live.
 *
 * <p>Each login makes a handoff, three of seven make two. Of 1,000 handoffs about 50 were refused, 1 was never shown, and
 * none is void. A tenth of the sessions has a logout notice; of 100 notices one is owed. The audit has the events of all that,
 * one refused login for twenty sessions, one sibling that was switched off nine days ago, and no password that was reset.
 */
public final class AdminRows {
    /** An address that one user came from. */
    static final String ADDRESS = "10.7.7.0";

    private static final String AUDIT_BEFORE = """
            DO $$
            DECLARE
              month timestamp := date_trunc('month', now() AT TIME ZONE 'UTC') - interval '1 month';
            BEGIN
              EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF session_events FOR VALUES FROM (%L) TO (%L)',
                to_char(month, '"session_events_"YYYY_MM'),
                month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
            END $$
            """;

    private static final String SIBLINGS = """
            INSERT INTO siblings (id, origin, exchange, database_role)
            SELECT s.id,
                   'https://' || s.id || '.example',
                   CASE s.id WHEN 'store' THEN 'ENDPOINT' ELSE 'SHARED' END,
                   CASE WHEN s.id <> 'store' THEN 'role_' || s.id END
              FROM (VALUES ('rare'), ('store')) s (id)
             UNION ALL
            SELECT 'other-' || g, 'https://other-' || g || '.example', 'SHARED', 'role_' || g
              FROM generate_series(0, 17) g
            """;

    private static final String USERS = """
            INSERT INTO users (id, username, display_name, email)
            OVERRIDING SYSTEM VALUE
            SELECT 1000 + g, 'measured-' || g, 'Measured', 'measured-' || g || '@example.org'
              FROM generate_series(1, ? / 10) g
            """;

    private static final String SESSIONS = """
            INSERT INTO sessions (id, secret_hash, user_id, host, root_id, opened_at, authenticated_at, auth_methods,
                   last_seen_at, idle_timeout, expires_at, login_epoch, opened_ip, user_agent, ended_at, end_reason)
            OVERRIDING SYSTEM VALUE
            SELECT 10 * (g - 1) + k,
                   sha256(CAST(format('session %s %s', g, k) AS bytea)),
                   1000 + g,
                   CASE WHEN k <= 7 THEN 'home' WHEN k <= 9 THEN 'shop' WHEN g <= 20 THEN 'rare' ELSE 'other-' || g % 18 END,
                   CASE WHEN k > 7 THEN 10 * (g - 1) + k - 7 END,
                   o.at,
                   o.at,
                   '{pwd}',
                   o.at + interval '10 seconds',
                   '30 days',
                   o.at + interval '90 days',
                   1,
                   CAST('10.' || g % 200 || '.' || g / 200 % 200 || '.' || g / 40000 AS inet),
                   'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
                   CASE WHEN k = 7 THEN o.at + interval '20 seconds' END,
                   CASE WHEN k = 7 THEN 'LOGOUT' END
              FROM (SELECT CAST(? AS integer) / 10 AS groups) n
             CROSS JOIN LATERAL generate_series(1, n.groups) g
             CROSS JOIN generate_series(1, 10) k
             CROSS JOIN LATERAL (
               SELECT now() - interval '1 minute' - interval '10 days' * (1 - CAST(g AS float8) / n.groups)
                      + k * interval '1 second' AS at) o
            """;

    private static final String HANDOFFS = """
            INSERT INTO handoffs (jti_hash, sibling_id, root_id, challenge, trace, issued_at, expires_at, state, closed_at,
                   reason, child_id)
            SELECT sha256(CAST(format('handoff %s %s', r.id, turn) AS bytea)),
                   coalesce(c.host, 'other-' || r.id / 10 % 18),
                   r.id,
                   sha256('challenge'),
                   CAST(md5(format('trace %s %s', r.id, turn)) AS uuid),
                   r.opened_at,
                   r.opened_at + interval '1 minute',
                   h.state,
                   CASE WHEN h.state <> 'ISSUED' THEN r.opened_at + interval '1 second' END,
                   CASE WHEN h.state = 'REJECTED' THEN 'EXPIRED' END,
                   c.id
              FROM sessions r
             CROSS JOIN LATERAL generate_series(1, CASE WHEN r.id % 10 IN (1, 2, 3) THEN 2 ELSE 1 END) turn
              LEFT JOIN sessions c ON c.root_id = r.id AND turn = 1
             CROSS JOIN LATERAL (
               SELECT CASE WHEN c.id IS NOT NULL THEN 'EXCHANGED'
                           WHEN r.id % 20 = 14 THEN 'REJECTED'
                           WHEN r.id % 1000 = 5 THEN 'ISSUED'
                           ELSE 'EXCHANGED' END AS state) h
             WHERE r.root_id IS NULL
             ORDER BY r.opened_at
            """;

    private static final String NOTICES = """
            INSERT INTO logout_notices (sibling_id, root_id, session_id, state, owed_since, owed_until, tries, next_try_at,
                   last_answer, closed_at)
            SELECT 'store', s.id, s.id, CASE WHEN owed THEN 'OWED' ELSE 'DONE' END, s.ended_at, s.expires_at, 1,
                   CASE WHEN owed THEN now() + random() * interval '30 minutes' ELSE s.ended_at END,
                   CASE WHEN owed THEN 'HTTP 503' ELSE 'HTTP 204' END,
                   CASE WHEN NOT owed THEN s.ended_at + interval '1 second' END
              FROM (SELECT e.*, e.id % 1000 = 7 AS owed FROM sessions e WHERE e.ended_at IS NOT NULL) s
            """;

    /** In the order of time, as an audit is written. */
    private static final String EVENTS = """
            INSERT INTO session_events (at, type, user_id, session_id, root_id, sibling_id, trace, ip, detail)
            SELECT e.*
              FROM (
                SELECT opened_at AS at, 'SESSION_OPENED', user_id, id, coalesce(root_id, id), nullif(host, 'home'),
                       CAST(NULL AS uuid), opened_ip, CAST('{}' AS jsonb)
                  FROM sessions
                UNION ALL
                SELECT ended_at, 'SESSION_ENDED', user_id, id, id, NULL, NULL, NULL,
                       '{"reason": "LOGOUT", "by": "baton_app"}'
                  FROM sessions
                 WHERE ended_at IS NOT NULL
                UNION ALL
                SELECT h.issued_at, 'HANDOFF_ISSUED', s.user_id, s.id, s.id, h.sibling_id, h.trace, s.opened_ip, '{}'
                  FROM handoffs h
                  JOIN sessions s ON s.id = h.root_id
                UNION ALL
                SELECT h.closed_at, CASE h.state WHEN 'EXCHANGED' THEN 'HANDOFF_EXCHANGED' ELSE 'HANDOFF_REFUSED' END,
                       s.user_id, h.child_id, s.id, h.sibling_id, h.trace, s.opened_ip,
                       CASE h.state WHEN 'EXCHANGED' THEN '{}' ELSE jsonb_build_object('reason', h.reason) END
                  FROM handoffs h
                  JOIN sessions s ON s.id = h.root_id
                 WHERE h.closed_at IS NOT NULL
                UNION ALL
                SELECT opened_at, 'LOGIN_REFUSED', NULL, NULL, NULL, NULL, gen_random_uuid(), opened_ip,
                       '{"reason": "WRONG_PASSWORD"}'
                  FROM sessions
                 WHERE id % 20 = 1
                UNION ALL
                SELECT now() - interval '9 days', 'SIBLING_DISABLED', NULL, NULL, NULL, 'rare', NULL, NULL,
                       '{"by": "baton_admin"}') e
             ORDER BY e.at
            """;

    private final Database database;
    private final Progress progress;

    /** Into that database, with a line for each table that is filled. */
    public AdminRows(Database database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    /** Adds that many sessions, a multiple of ten, with all that belongs to them, to an empty database. */
    public void add(int sessions) throws SQLException {
        try (Connection superuser = database.asSuperuser().getConnection();
                Statement statement = superuser.createStatement()) {
            statement.execute(AUDIT_BEFORE);
            // No triggers: they would write an audit of today.
            statement.execute("SET session_replication_role = replica");
            insert(superuser, "siblings", SIBLINGS);
            insert(superuser, "users", USERS, sessions);
            insert(superuser, "sessions", SESSIONS, sessions);
            // So that the next ones are planned by what is there.
            statement.execute("VACUUM ANALYZE sessions");
            insert(superuser, "handoffs", HANDOFFS);
            statement.execute("ANALYZE handoffs");
            insert(superuser, "notices", NOTICES);
            insert(superuser, "events", EVENTS);
            progress.say("vacuum");
            statement.execute("VACUUM ANALYZE");
        }
    }

    private void insert(Connection superuser, String what, String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = superuser.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            progress.say("%s: %d".formatted(what, prepared.executeUpdate()));
        }
    }
}
