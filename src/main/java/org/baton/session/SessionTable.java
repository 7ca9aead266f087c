package org.baton.session;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.secret.Secret;
import org.baton.secret.SecretHash;

/** The statements that change a live session: touch, and give it another secret. */
final class SessionTable {
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
}
