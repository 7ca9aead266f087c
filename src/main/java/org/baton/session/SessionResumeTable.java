package org.baton.session;

import java.time.Duration;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.secret.SecretHash;
import org.baton.user.User;
import org.baton.user.UserId;

/**
 * The statement of every request: who is it? One on home, where each session is a login, one on a sibling there, where each is
 * a child, and one on a sibling with a database of its own. A single one for the first two costs PostgreSQL a third more, for
 * what it must prepare and then does not need.
 *
 * <p>The parameters are the touch interval in seconds, whether the session's attributes come along, the secret's hash, the host
 * and the channel. Where they do not come along, they are not touched: neither read from where PostgreSQL keeps what is long,
 * nor sent, and no function is called.
 */
final class SessionResumeTable {
    /** A login is idle only if its live children are too; they are looked at only where its own time is too old. */
    static final String LOGIN = """
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
                   s.last_seen_at <= now() - make_interval(secs => ?) AS touch_due,
                   CASE WHEN ? THEN CAST(s.attributes AS text) END AS attributes
              FROM sessions s
              JOIN users u ON u.id = s.user_id
             WHERE s.secret_hash = ?
               AND s.host = ?
               AND s.channel = ?
               AND s.root_id IS NULL
               AND s.ended_at IS NULL
               AND s.expires_at > now()
               AND s.login_epoch = u.login_epoch
               AND u.status = 'ACTIVE'
               AND (s.last_seen_at + s.idle_timeout > now()
                    OR EXISTS (
                      SELECT FROM sessions c
                       WHERE c.root_id = s.id
                         AND c.ended_at IS NULL
                         AND c.last_seen_at + s.idle_timeout > now()))
            """;

    /**
     * A child lives while its login does, and while its sibling may have its user. Its first use is due to be written. The
     * sibling's role may not read the column; the function gives it those of its own sessions.
     */
    static final String CHILD = """
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
                   s.last_seen_at <= now() - make_interval(secs => ?) OR s.last_seen_at = s.opened_at AS touch_due,
                   CASE WHEN ? THEN CAST(attributes_here(s.id) AS text) END AS attributes
              FROM sessions s
              JOIN users u ON u.id = s.user_id
              JOIN sessions r ON r.id = s.root_id
              JOIN siblings b ON b.id = s.host
             WHERE s.secret_hash = ?
               AND s.host = ?
               AND s.channel = ?
               AND s.ended_at IS NULL
               AND s.expires_at > now()
               AND s.last_seen_at + s.idle_timeout > now()
               AND s.login_epoch = u.login_epoch
               AND u.status = 'ACTIVE'
               AND r.ended_at IS NULL
               AND r.expires_at > now()
               AND b.enabled
               AND (b.required_group IS NULL
                    OR EXISTS (SELECT FROM user_groups g WHERE g.user_id = u.id AND g.group_name = b.required_group))
            """;

    /**
     * As at home, but only the lease says how long one may think that the login lives on. The first request touches it in any
     * case: a session that was seen is told from one whose answer was lost.
     */
    static final String LEASED = """
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
                   s.last_seen_at <= now() - make_interval(secs => ?) OR s.last_seen_at = s.opened_at AS touch_due,
                   CASE WHEN ? THEN CAST(s.attributes AS text) END AS attributes
              FROM sessions s
              JOIN users u ON u.id = s.user_id
             WHERE s.secret_hash = ?
               AND s.host = ?
               AND s.channel = ?
               AND s.ended_at IS NULL
               AND s.expires_at > now()
               AND s.lease_until + coalesce(s.lease_grace, interval '0') > now()
               AND s.last_seen_at + s.idle_timeout > now()
               AND s.login_epoch = u.login_epoch
               AND u.status = 'ACTIVE'
            """;

    private final Database database;
    private final HostId host;
    private final String statement;

    SessionResumeTable(Database database, HostId host) {
        this(database, host, host.equals(HostId.HOME) ? LOGIN : CHILD);
    }

    SessionResumeTable(Database database, HostId host, String statement) {
        this.database = database;
        this.host = host;
        this.statement = statement;
    }

    Optional<Resumed> resume(SecretHash hash, Channel channel, Duration touchInterval, boolean withAttributes) {
        return database.readRow(
                statement,
                this::resumed,
                Seconds.of(touchInterval),
                withAttributes,
                hash.bytes(),
                host.text(),
                channel.name());
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
        return new Resumed(session, row.flag("touch_due"), row.optionalText("attributes"));
    }
}
