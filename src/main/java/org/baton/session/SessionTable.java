package org.baton.session;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.secret.Secret;
import org.baton.secret.SecretHash;
import org.baton.user.User;
import org.baton.user.UserId;

/** The statements of every request: recognise, touch, and give a session another secret. */
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
                   s.channel,
                   s.kept,
                   s.label,
                   u.id AS user_id,
                   u.username,
                   u.display_name,
                   u.must_change_password,
                   ARRAY(SELECT g.group_name FROM user_groups g WHERE g.user_id = u.id ORDER BY g.group_name) AS groups,
                   s.last_seen_at <= now() - make_interval(secs => :touch_interval)
                     OR (s.root_id IS NOT NULL AND s.last_seen_at = s.opened_at) AS touch_due
              FROM sessions s
              JOIN users u ON u.id = s.user_id
              LEFT JOIN sessions r ON r.id = s.root_id
             WHERE s.secret_hash = :secret_hash
               AND s.host = :host
               AND s.channel = :channel
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

    /** Compare-and-set: of several at once one wins, and the old secret is dead for all. */
    private static final String ROTATE = """
            UPDATE sessions
               SET secret_hash = :fresh_hash
             WHERE secret_hash = :secret_hash
               AND host = :host
               AND channel = :channel
               AND ended_at IS NULL
               AND expires_at > now()
            RETURNING id,
                      expires_at,
                      kept,
                      CAST(ceil(extract(EPOCH FROM expires_at - now())) AS bigint) AS seconds_left
            """;

    private final Database database;
    private final HostId host;

    SessionTable(Database database, HostId host) {
        this.database = database;
        this.host = host;
    }

    Optional<Resumed> resume(SecretHash hash, Channel channel, Duration touchInterval) {
        return database.read(session -> session.createNativeQuery(RESUME, Tuple.class)
                .setParameter("secret_hash", hash.bytes())
                .setParameter("host", host.text())
                .setParameter("channel", channel.name())
                .setParameter("touch_interval", Seconds.of(touchInterval))
                .uniqueResultOptional()
                .map(Columns::new)
                .map(this::resumed));
    }

    int touch(SessionId id, Duration touchInterval) {
        return database.write(session -> session.createNativeMutationQuery(TOUCH)
                .setParameter("id", id.value())
                .setParameter("touch_interval", Seconds.of(touchInterval))
                .executeUpdate());
    }

    Optional<OpenedLogin> rotate(SecretHash hash, Channel channel, Secret fresh) {
        return database.write(session -> session.createNativeQuery(ROTATE, Tuple.class)
                .setParameter("fresh_hash", fresh.hash().bytes())
                .setParameter("secret_hash", hash.bytes())
                .setParameter("host", host.text())
                .setParameter("channel", channel.name())
                .uniqueResultOptional()
                .map(Columns::new)
                .map(row -> rotated(row, fresh)));
    }

    private static OpenedLogin rotated(Columns row, Secret fresh) {
        return new OpenedLogin(
                new Opened(new SessionId(row.number("id")), fresh),
                row.instant("expires_at"),
                row.flag("kept") ? Optional.of(Duration.ofSeconds(row.number("seconds_left"))) : Optional.empty());
    }

    private Resumed resumed(Columns row) {
        Session session = new Session(
                new SessionId(row.number("id")),
                row.optionalNumber("root_id").map(SessionId::new),
                host,
                new Kind(Channel.valueOf(row.text("channel")), row.flag("kept"), row.optionalText("label")),
                new User(
                        new UserId(row.number("user_id")),
                        row.text("username"),
                        row.text("display_name"),
                        row.texts("groups"),
                        row.flag("must_change_password")),
                new Session.Authentication(row.instant("authenticated_at"), row.texts("auth_methods")),
                new Session.Times(
                        row.instant("opened_at"),
                        row.instant("last_seen_at"),
                        row.instant("idle_expires_at"),
                        row.instant("expires_at")));
        return new Resumed(session, row.flag("touch_due"));
    }

    /** A live session, and whether its last_seen_at is old enough to be written. */
    record Resumed(Session session, boolean touchDue) {}
}
