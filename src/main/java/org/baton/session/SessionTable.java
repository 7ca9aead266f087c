package org.baton.session;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.secret.Secret;
import org.baton.secret.SecretHash;
import org.baton.user.Standing;

/** The statements that change a live session: touch, give it another secret, and note that its user was authenticated anew. */
final class SessionTable {
    /** First use of a child counts too: it tells a lost answer from a stolen token when the token is shown again. */
    private static final String TOUCH = """
            UPDATE sessions
               SET last_seen_at = clock_timestamp()
             WHERE id = :id
               AND ended_at IS NULL
               AND (last_seen_at <= now() - make_interval(secs => :touch_interval)
                    OR (host <> 'home' AND last_seen_at = opened_at))
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

    /**
     * The same at a change of privilege: the user has given the password once more. A suspension or a new password either is
     * seen here, or waits for this row and then ends it.
     */
    private static final String REAUTHENTICATE = """
            WITH renewed AS (
              UPDATE sessions s
                 SET secret_hash = :fresh_hash,
                     authenticated_at = clock_timestamp(),
                     auth_methods = ARRAY(
                       SELECT unnest(s.auth_methods)
                        UNION
                       SELECT unnest(string_to_array(:auth_methods, ' '))
                        ORDER BY 1)
                FROM users u
               WHERE s.secret_hash = :secret_hash
                 AND s.host = :host
                 AND s.channel = 'COOKIE'
                 AND s.root_id IS NULL
                 AND s.ended_at IS NULL
                 AND s.expires_at > now()
                 AND u.id = s.user_id
                 AND u.id = :user_id
                 AND u.status = 'ACTIVE'
                 AND u.login_epoch = :epoch
                 AND s.login_epoch = u.login_epoch
              RETURNING s.id, s.user_id, s.expires_at, s.kept),
            told AS (
              INSERT INTO session_events (type, user_id, session_id, root_id)
              SELECT 'SESSION_REAUTHENTICATED', user_id, id, id
                FROM renewed)
            SELECT id,
                   expires_at,
                   kept,
                   CAST(ceil(extract(EPOCH FROM expires_at - now())) AS bigint) AS seconds_left
              FROM renewed
            """;

    private final Database database;
    private final HostId host;

    SessionTable(Database database, HostId host) {
        this.database = database;
        this.host = host;
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

    Optional<OpenedLogin> reauthenticate(SecretHash hash, Standing user, Set<String> authMethods, Secret fresh) {
        return database.write(session -> session.createNativeQuery(REAUTHENTICATE, Tuple.class)
                .setParameter("fresh_hash", fresh.hash().bytes())
                .setParameter("auth_methods", String.join(" ", authMethods))
                .setParameter("secret_hash", hash.bytes())
                .setParameter("host", host.text())
                .setParameter("user_id", user.id().value())
                .setParameter("epoch", user.epoch())
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
}
