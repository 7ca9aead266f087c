package org.baton.session;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.secret.SecretHash;
import org.baton.user.User;
import org.baton.user.UserId;
import org.hibernate.StatelessSession;

/** The statements on {@code sessions}, each conditional, each on one row by an immutable id. */
final class SessionTable {
    static final String RESUME = """
            SELECT s.id,
                   s.root_id,
                   s.opened_at,
                   s.authenticated_at,
                   s.auth_methods,
                   s.last_seen_at,
                   s.last_seen_at + s.idle_timeout AS idle_expires_at,
                   s.expires_at,
                   u.id AS user_id,
                   u.username,
                   u.display_name,
                   ARRAY(SELECT g.group_name FROM user_groups g WHERE g.user_id = u.id ORDER BY g.group_name) AS groups,
                   s.last_seen_at <= now() - make_interval(secs => :touch_interval)
                     OR (s.root_id IS NOT NULL AND s.last_seen_at = s.opened_at) AS touch_due
              FROM sessions s
              JOIN users u ON u.id = s.user_id
              LEFT JOIN sessions r ON r.id = s.root_id
             WHERE s.secret_hash = :secret_hash
               AND s.host = :host
               AND s.channel = 'COOKIE'
               AND s.ended_at IS NULL
               AND s.expires_at > now()
               AND s.login_epoch = u.login_epoch
               AND u.status = 'ACTIVE'
               AND (s.last_seen_at + s.idle_timeout > now()
                    OR (s.root_id IS NULL AND EXISTS (
                      SELECT FROM sessions c
                       WHERE c.root_id = s.id
                         AND c.ended_at IS NULL
                         AND c.last_seen_at + s.idle_timeout > now())))
               AND (s.root_id IS NULL
                    OR (r.ended_at IS NULL
                        AND r.expires_at > now()
                        AND EXISTS (
                          SELECT FROM siblings b
                           WHERE b.id = s.host
                             AND b.enabled
                             AND (b.required_group IS NULL OR EXISTS (
                               SELECT FROM user_groups g WHERE g.user_id = u.id AND g.group_name = b.required_group)))))
            """;

    /** First use of a child counts too: it tells a lost answer from a stolen token when the token is shown again. */
    private static final String TOUCH = """
            UPDATE sessions
               SET last_seen_at = clock_timestamp()
             WHERE id = :id
               AND ended_at IS NULL
               AND (last_seen_at <= now() - make_interval(secs => :touch_interval)
                    OR (root_id IS NOT NULL AND last_seen_at = opened_at))
            """;

    /** FOR SHARE on the user: a suspension or password change is either seen here, or waits and then ends this row. */
    private static final String OPEN = """
            INSERT INTO sessions (secret_hash, user_id, host, authenticated_at, auth_methods, idle_timeout, expires_at,
                   login_epoch, opened_ip, user_agent)
            SELECT :secret_hash, u.id, :host, now(), string_to_array(:auth_methods, ' '),
                   make_interval(secs => :idle_timeout), now() + make_interval(secs => :absolute_lifetime),
                   u.login_epoch, CAST(:ip AS inet), :user_agent
              FROM users u
             WHERE u.id = :user_id
               AND u.status = 'ACTIVE'
               AND u.login_epoch = :epoch
               FOR SHARE OF u
            RETURNING id
            """;

    private static final String END = """
            UPDATE sessions
               SET ended_at = clock_timestamp(),
                   end_reason = :reason
             WHERE id = :id
               AND ended_at IS NULL
            """;

    private static final String LIST = """
            SELECT s.id,
                   s.root_id,
                   s.host,
                   s.opened_at,
                   s.last_seen_at,
                   host(s.opened_ip) AS ip,
                   s.user_agent
              FROM sessions s
              JOIN users u ON u.id = s.user_id
              JOIN sessions r ON r.id = coalesce(s.root_id, s.id)
             WHERE s.user_id = :user_id
               AND s.ended_at IS NULL
               AND s.expires_at > now()
               AND s.login_epoch = u.login_epoch
               AND (s.root_id IS NULL OR s.last_seen_at + s.idle_timeout > now())
               AND session_root_is_live(r)
             ORDER BY r.id DESC, s.root_id IS NOT NULL, s.id
            """;

    private final Database database;
    private final HostId host;

    SessionTable(Database database, HostId host) {
        this.database = database;
        this.host = host;
    }

    Optional<Resumed> resume(SecretHash hash, Duration touchInterval) {
        return database.read(session -> session.createNativeQuery(RESUME, Tuple.class)
                .setParameter("secret_hash", hash.bytes())
                .setParameter("host", host.text())
                .setParameter("touch_interval", seconds(touchInterval))
                .uniqueResultOptional()
                .map(Columns::new)
                .map(this::resumed));
    }

    int touch(SessionId id, Duration touchInterval) {
        return database.write(session -> session.createNativeMutationQuery(TOUCH)
                .setParameter("id", id.value())
                .setParameter("touch_interval", seconds(touchInterval))
                .executeUpdate());
    }

    Optional<SessionId> open(Opening opening, SecretHash hash, SessionPolicy policy) {
        return database.transaction(session -> {
            Optional<SessionId> opened = insert(session, opening, hash, policy);
            if (opened.isPresent()) {
                opening.replaced().ifPresent(old -> end(session, old, EndReason.REPLACED));
            }
            return opened;
        });
    }

    int end(SessionId id, EndReason reason) {
        return database.write(session -> end(session, id, reason));
    }

    List<ListedSession> list(UserId userId) {
        return database.read(session -> session.createNativeQuery(LIST, Tuple.class)
                .setParameter("user_id", userId.value())
                .getResultStream()
                .map(Columns::new)
                .map(SessionTable::listed)
                .toList());
    }

    private Optional<SessionId> insert(
            StatelessSession session, Opening opening, SecretHash hash, SessionPolicy policy) {
        return session.createNativeQuery(OPEN, Long.class)
                .setParameter("secret_hash", hash.bytes())
                .setParameter("host", host.text())
                .setParameter("auth_methods", String.join(" ", opening.authMethods()))
                .setParameter("idle_timeout", seconds(policy.idleTimeout()))
                .setParameter("absolute_lifetime", seconds(policy.absoluteLifetime()))
                .setParameter("ip", opening.client().ip())
                .setParameter("user_agent", opening.client().userAgent().orElse(null), String.class)
                .setParameter("user_id", opening.userId().value())
                .setParameter("epoch", opening.epoch())
                .uniqueResultOptional()
                .map(SessionId::new);
    }

    private static int end(StatelessSession session, SessionId id, EndReason reason) {
        return session.createNativeMutationQuery(END)
                .setParameter("id", id.value())
                .setParameter("reason", reason.name())
                .executeUpdate();
    }

    private Resumed resumed(Columns row) {
        Session session = new Session(
                new SessionId(row.number("id")),
                row.optionalNumber("root_id").map(SessionId::new),
                host,
                new User(
                        new UserId(row.number("user_id")),
                        row.text("username"),
                        row.text("display_name"),
                        row.texts("groups")),
                row.texts("auth_methods"),
                new Session.Times(
                        row.instant("opened_at"),
                        row.instant("authenticated_at"),
                        row.instant("last_seen_at"),
                        row.instant("idle_expires_at"),
                        row.instant("expires_at")));
        return new Resumed(session, row.flag("touch_due"));
    }

    private static ListedSession listed(Columns row) {
        return new ListedSession(
                new SessionId(row.number("id")),
                row.optionalNumber("root_id").map(SessionId::new),
                new HostId(row.text("host")),
                row.instant("opened_at"),
                row.instant("last_seen_at"),
                row.optionalText("ip"),
                row.optionalText("user_agent"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /** A live session, and whether its last_seen_at is old enough to be written. */
    record Resumed(Session session, boolean touchDue) {}
}
