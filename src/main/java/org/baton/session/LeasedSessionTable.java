package org.baton.session;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.secret.Secret;
import org.baton.secret.SecretHash;
import org.baton.user.Standing;
import org.jspecify.annotations.Nullable;

/** The statements on sessions of a sibling with a database of its own: the login they came from is at home. */
final class LeasedSessionTable {
    private static final String REPLACE = """
            UPDATE sessions
               SET ended_at = clock_timestamp(),
                   end_reason = 'REPLACED'
             WHERE id = :id
               AND host = :host
               AND user_id = :user_id
               AND ended_at IS NULL
            """;

    /** What a stranger's session held goes over to the one that it becomes. */
    private static final String OPEN = """
            WITH stranger AS (
              UPDATE sessions
                 SET ended_at = clock_timestamp(),
                     end_reason = 'REPLACED'
               WHERE secret_hash = :stranger
                 AND host = :host
                 AND user_id IS NULL
                 AND ended_at IS NULL
              RETURNING attributes)
            INSERT INTO sessions (secret_hash, user_id, host, home_root_id, home_session_id, lease_until, lease_grace,
                   authenticated_at, auth_methods, idle_timeout, expires_at, login_epoch, opened_ip, user_agent, attributes)
            VALUES (:secret_hash, :user_id, :host, :home_root, :home_session, now() + make_interval(secs => :lease),
                   nullif(make_interval(secs => :lease_grace), interval '0'),
                   now() - make_interval(secs => :authenticated_ago), string_to_array(:auth_methods, ' '),
                   make_interval(secs => :idle_timeout), now() + make_interval(secs => :lifetime), :epoch,
                   CAST(:ip AS inet), :user_agent, coalesce((SELECT attributes FROM stranger), '{}'))
            RETURNING id
            """;

    private static final String AUDIT = """
            INSERT INTO session_events (type, user_id, session_id, root_id, sibling_id, trace, ip)
            VALUES ('HANDOFF_EXCHANGED', :user_id, :id, :id, :host, :trace, CAST(:ip AS inet))
            """;

    private static final String HOME_SESSION = """
            SELECT home_session_id
              FROM sessions
             WHERE id = :id
            """;

    /** By its user, since the audit has no index by session. */
    private static final String TRACE = """
            SELECT e.trace
              FROM sessions s
              JOIN session_events e ON e.user_id = s.user_id AND e.at >= s.opened_at
             WHERE s.id = :id
               AND e.session_id = s.id
               AND e.type = 'HANDOFF_EXCHANGED'
            """;

    private static final String END = """
            UPDATE sessions
               SET ended_at = clock_timestamp(),
                   end_reason = 'ROOT_ENDED'
             WHERE host = :host
               AND home_session_id = ANY (CAST(:home_sessions AS text[]))
               AND ended_at IS NULL
            """;

    /** Locked first, so that a request that is just using it is seen. */
    private static final String END_REPLAYED = """
            WITH replayed AS (
              SELECT s.id, s.last_seen_at = s.opened_at AS unseen
                FROM sessions s
               WHERE s.host = :host
                 AND s.home_session_id = :home_session
                 FOR NO KEY UPDATE),
            ended AS (
              UPDATE sessions s
                 SET ended_at = clock_timestamp(),
                     end_reason = CASE WHEN r.unseen THEN 'REPLACED' ELSE 'REUSE' END
                FROM replayed r
               WHERE s.id = r.id
                 AND s.ended_at IS NULL)
            SELECT unseen
              FROM replayed
            """;

    private static final String DUE = """
            SELECT home_session_id,
                   greatest(0, CAST(extract(EPOCH FROM now() - last_seen_at) AS bigint)) AS idle
              FROM sessions
             WHERE host = :host
               AND ended_at IS NULL
               AND home_session_id IS NOT NULL
               AND expires_at > now()
               AND last_seen_at + idle_timeout > now()
               AND lease_until <= now() + make_interval(secs => :left)
             ORDER BY lease_until
             LIMIT :most
            """;

    private static final String RENEW = """
            UPDATE sessions
               SET lease_until = now() + make_interval(secs => :lease)
             WHERE host = :host
               AND home_session_id = :home_session
               AND ended_at IS NULL
            """;

    private final Database database;
    private final HostId host;

    LeasedSessionTable(Database database, HostId host) {
        this.database = database;
        this.host = host;
    }

    void replace(SessionId replaced, Standing user) {
        database.write(session -> session.createNativeMutationQuery(REPLACE)
                .setParameter("id", replaced.value())
                .setParameter("host", host.text())
                .setParameter("user_id", user.id().value())
                .executeUpdate());
    }

    SessionId open(LeasedSessions.Granted granted, Standing user, Opening.Client client, Secret secret, Duration idle) {
        return database.write(session -> new SessionId(session.createNativeQuery(OPEN, Long.class)
                .setParameter("secret_hash", secret.hash().bytes())
                .setParameter("user_id", user.id().value())
                .setParameter("host", host.text())
                .setParameter("home_root", granted.rootSession())
                .setParameter("home_session", granted.session())
                .setParameter("lease", Seconds.of(granted.lease()))
                .setParameter("lease_grace", Seconds.of(granted.leaseGrace()))
                .setParameter("authenticated_ago", Seconds.of(granted.authenticatedAgo()))
                .setParameter("auth_methods", String.join(" ", granted.authMethods()))
                .setParameter("idle_timeout", Seconds.of(idle))
                .setParameter("lifetime", Seconds.of(granted.lifetime()))
                .setParameter("epoch", user.epoch())
                .setParameter("ip", client.ip())
                .setParameter("user_agent", client.userAgent().orElse(null), String.class)
                .setParameter("stranger", hashOf(client.stranger()), byte[].class)
                .getSingleResult()));
    }

    void audit(SessionId id, Standing user, UUID trace, String ip) {
        database.write(session -> session.createNativeMutationQuery(AUDIT)
                .setParameter("user_id", user.id().value())
                .setParameter("id", id.value())
                .setParameter("host", host.text())
                .setParameter("trace", trace)
                .setParameter("ip", ip)
                .executeUpdate());
    }

    Optional<String> homeSession(SessionId id) {
        return database.read(session -> session.createNativeQuery(HOME_SESSION, String.class)
                .setParameter("id", id.value())
                .uniqueResultOptional());
    }

    Optional<UUID> trace(SessionId id) {
        return database.read(session -> session.createNativeQuery(TRACE, UUID.class)
                .setParameter("id", id.value())
                .uniqueResultOptional());
    }

    int end(Collection<String> homeSessions) {
        return database.write(session -> session.createNativeMutationQuery(END)
                .setParameter("host", host.text())
                .setParameter("home_sessions", homeSessions.toArray(String[]::new))
                .executeUpdate());
    }

    Optional<Boolean> endReplayed(String homeSession) {
        return database.write(session -> session.createNativeQuery(END_REPLAYED, Boolean.class)
                .setParameter("host", host.text())
                .setParameter("home_session", homeSession)
                .uniqueResultOptional());
    }

    List<LeasedSessions.Due> due(Duration left, int most) {
        return database.read(session -> session.createNativeQuery(DUE, Tuple.class)
                .setParameter("host", host.text())
                .setParameter("left", Seconds.of(left))
                .setParameter("most", most)
                .getResultStream()
                .map(Columns::new)
                .map(row -> new LeasedSessions.Due(row.text("home_session_id"), Duration.ofSeconds(row.number("idle"))))
                .toList());
    }

    boolean renew(String homeSession, Duration lease) {
        return database.write(session -> session.createNativeMutationQuery(RENEW)
                        .setParameter("lease", Seconds.of(lease))
                        .setParameter("host", host.text())
                        .setParameter("home_session", homeSession)
                        .executeUpdate())
                == 1;
    }

    private static byte @Nullable [] hashOf(Optional<Secret> secret) {
        return secret.map(Secret::hash).map(SecretHash::bytes).orElse(null);
    }
}
