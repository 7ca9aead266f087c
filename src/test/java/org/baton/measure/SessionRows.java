package org.baton.measure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.baton.run.Database;

/**
 * The rows that are measured. Of ten sessions in a row five are ended, one has expired, three are live logins and one is
 * a live child of the last of these; five in a row are one user's. A user is in two groups.
 */
final class SessionRows {
    private static final String USERS = """
            INSERT INTO users (id, username, display_name)
            OVERRIDING SYSTEM VALUE
            SELECT 1000 + n,
                   'user-' || n,
                   'User number ' || n
              FROM generate_series(? / 5 + 1, ? / 5) n
            """;

    private static final String GROUPS = """
            INSERT INTO user_groups (user_id, group_name)
            SELECT 1000 + n, unnest(ARRAY['user', 'team-' || n % 50])
              FROM generate_series(? / 5 + 1, ? / 5) n
            """;

    private static final String SESSIONS = """
            INSERT INTO sessions (id, secret_hash, user_id, host, root_id, opened_at, authenticated_at, auth_methods,
                   last_seen_at, idle_timeout, expires_at, login_epoch, opened_ip, user_agent, ended_at, end_reason)
            OVERRIDING SYSTEM VALUE
            SELECT g,
                   sha256(lpad(g::text, 32, '0')::bytea),
                   1000 + (g + 4) / 5,
                   CASE WHEN g % 10 = 9 THEN 'shop' ELSE 'home' END,
                   CASE WHEN g % 10 = 9 THEN g - 1 END,
                   opened_at,
                   opened_at,
                   '{pwd}',
                   CASE WHEN g % 10 BETWEEN 6 AND 9 THEN now() ELSE opened_at + interval '20 minutes' END,
                   interval '12 hours',
                   opened_at + interval '12 hours',
                   1,
                   '192.0.2.1',
                   'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
                   CASE WHEN g % 10 < 5 THEN opened_at + interval '30 minutes' END,
                   CASE WHEN g % 10 < 5 THEN 'LOGOUT' END
              FROM generate_series(?::bigint + 1, ?::bigint) g
             CROSS JOIN LATERAL (
                   SELECT now()
                          - interval '1 hour'
                          - interval '1 day' * CASE WHEN g % 10 BETWEEN 6 AND 9 THEN 0 ELSE 1 + g % 90 END AS opened_at) o
            """;

    private static final String MUCH = """
            UPDATE sessions
               SET attributes = jsonb_build_object('much', (
                     SELECT string_agg(encode(sha256(CAST(CAST(n AS text) AS bytea)), 'base64'), '')
                       FROM generate_series(1, 360) n))
             WHERE id BETWEEN ? AND ?
            """;

    private final Database database;
    private int made;

    SessionRows(Database database) {
        this.database = database;
    }

    /** Adds rows until there are this many, a multiple of ten, and vacuums. */
    void growTo(int size) {
        if (size == made) {
            return;
        }
        try (Connection superuser = database.asSuperuser().getConnection();
                Statement statement = superuser.createStatement()) {
            // No triggers: an event in the audit for each of a million rows is not what is measured.
            statement.execute("SET session_replication_role = replica");
            for (String insert : List.of(USERS, GROUPS, SESSIONS)) {
                add(superuser, insert, size);
            }
            // Sessions that are opened from now on get ids of their own.
            statement.execute("SELECT setval(pg_get_serial_sequence('sessions', 'id'), " + size + ")");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make %d sessions".formatted(size), e);
        }
        made = size;
        vacuum();
    }

    /** As a night leaves the tables: every row is known to be visible, and the planner knows how many there are. */
    void vacuum() {
        try (Connection superuser = database.asSuperuser().getConnection();
                Statement statement = superuser.createStatement()) {
            statement.execute("VACUUM (ANALYZE) users, user_groups, sessions");
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot vacuum", e);
        }
    }

    /** The last login and its child hold as many attributes as a session may by default, such as do not compress. */
    void holdMuch() {
        try (Connection superuser = database.asSuperuser().getConnection();
                PreparedStatement update = superuser.prepareStatement(MUCH)) {
            update.setInt(1, made - 2);
            update.setInt(2, made - 1);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot set attributes", e);
        }
        vacuum();
    }

    /** How many there are. */
    int size() {
        return made;
    }

    /** The secret of the last live login, which has a child. */
    String lastLogin() {
        return secret(made - 2);
    }

    /** The secret of the last live child, which the shop accepts. */
    String lastChild() {
        return secret(made - 1);
    }

    /** Secrets of different live logins: all of them, or as many as asked for. */
    List<String> liveLogins(int most, Random random) {
        if (made / 10 * 3 <= most) {
            return IntStream.range(0, made / 10 * 3)
                    .mapToObj(n -> secret(n / 3 * 10 + 6 + n % 3))
                    .toList();
        }
        return IntStream.generate(() -> random.nextInt(made / 10) * 10 + 6 + random.nextInt(3))
                .distinct()
                .limit(most)
                .mapToObj(SessionRows::secret)
                .toList();
    }

    private void add(Connection connection, String insert, int size) throws SQLException {
        try (PreparedStatement rows = connection.prepareStatement(insert)) {
            rows.setInt(1, made);
            rows.setInt(2, size);
            rows.executeUpdate();
        }
    }

    /** Nobody would guess a real one; these are as long. */
    private static String secret(int id) {
        return "%032d".formatted(id);
    }
}
