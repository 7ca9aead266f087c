package org.baton.httpsession;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.secret.SecretHash;
import org.baton.session.HostId;
import org.baton.session.Lifetime;
import org.baton.session.Opening;
import org.baton.session.SessionId;

/** The statements on the session of somebody who is not logged in. */
final class AnonymousTable {
    private static final String OPEN = """
            INSERT INTO sessions (secret_hash, host, idle_timeout, expires_at, opened_ip, user_agent, attributes)
            SELECT :secret_hash, :host, make_interval(secs => :idle_timeout),
                   now() + make_interval(secs => :absolute_lifetime), CAST(:ip AS inet), :user_agent,
                   CAST(:attributes AS jsonb)
             WHERE pg_column_size(CAST(:attributes AS jsonb)) <= :max_bytes
            RETURNING id
            """;

    /** The attributes come along: whoever asks for such a session wants them. */
    private static final String RESUME = """
            SELECT id,
                   opened_at,
                   last_seen_at,
                   last_seen_at + idle_timeout AS idle_expires_at,
                   expires_at,
                   CAST(attributes AS text) AS attributes,
                   last_seen_at <= now() - make_interval(secs => :touch_interval) AS touch_due
              FROM sessions
             WHERE secret_hash = :secret_hash
               AND host = :host
               AND channel = 'COOKIE'
               AND user_id IS NULL
               AND ended_at IS NULL
               AND expires_at > now()
               AND last_seen_at + idle_timeout > now()
            """;

    private static final String TOUCH = """
            UPDATE sessions
               SET last_seen_at = clock_timestamp()
             WHERE id = :id
               AND ended_at IS NULL
               AND last_seen_at <= now() - make_interval(secs => :touch_interval)
            """;

    private final Database database;
    private final HostId host;

    AnonymousTable(Database database, HostId host) {
        this.database = database;
        this.host = host;
    }

    /** A live session as one statement saw it. */
    record Row(
            SessionId id,
            Instant openedAt,
            Instant lastSeenAt,
            Duration idleTimeout,
            Instant expiresAt,
            String attributes,
            boolean touchDue) {}

    /** Opens one with its first attributes; empty if they are too many. */
    Optional<SessionId> open(
            SecretHash secret, Lifetime lifetime, Opening.Client client, String attributes, int maxBytes) {
        return database.write(session -> session.createNativeQuery(OPEN, Long.class)
                .setParameter("secret_hash", secret.bytes())
                .setParameter("host", host.text())
                .setParameter("idle_timeout", AttributeTable.seconds(lifetime.idleTimeout()))
                .setParameter("absolute_lifetime", AttributeTable.seconds(lifetime.absoluteLifetime()))
                .setParameter("ip", client.ip())
                .setParameter("user_agent", client.userAgent().orElse(null), String.class)
                .setParameter("attributes", attributes)
                .setParameter("max_bytes", maxBytes)
                .uniqueResultOptional()
                .map(SessionId::new));
    }

    Optional<Row> resume(SecretHash secret, Duration touchInterval) {
        return database.read(session -> session.createNativeQuery(RESUME, Tuple.class)
                .setParameter("secret_hash", secret.bytes())
                .setParameter("host", host.text())
                .setParameter("touch_interval", AttributeTable.seconds(touchInterval))
                .uniqueResultOptional()
                .map(Columns::new)
                .map(row -> new Row(
                        new SessionId(row.number("id")),
                        row.instant("opened_at"),
                        row.instant("last_seen_at"),
                        Duration.between(row.instant("last_seen_at"), row.instant("idle_expires_at")),
                        row.instant("expires_at"),
                        row.text("attributes"),
                        row.flag("touch_due"))));
    }

    void touch(SessionId id, Duration touchInterval) {
        database.write(session -> session.createNativeMutationQuery(TOUCH)
                .setParameter("id", id.value())
                .setParameter("touch_interval", AttributeTable.seconds(touchInterval))
                .executeUpdate());
    }
}
