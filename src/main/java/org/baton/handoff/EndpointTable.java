package org.baton.handoff;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.secret.SecretHash;
import org.baton.session.Opening;
import org.baton.session.SessionId;

/** Home's statements on sessions that live in siblings' databases: its records of them, opened and renewed. */
final class EndpointTable {
    private static final String EXCHANGE = """
            SELECT outcome,
                   session_id
              FROM exchange_handoff_for(:sibling_id, :jti_hash, :challenge, :root_id, :user_id,
                   make_interval(secs => :lease), CAST(:replaced_id AS bigint), make_interval(secs => :idle_timeout),
                   CAST(:ip AS inet), :user_agent)
            """;

    /** In a statement of its own: the one that makes the row does not see it. */
    private static final String GRANTED = """
            SELECT s.id,
                   s.root_id,
                   s.authenticated_at,
                   s.auth_methods,
                   CAST(floor(extract(EPOCH FROM s.expires_at - now())) AS bigint) AS expires_in,
                   u.id AS user_id,
                   u.username,
                   u.display_name,
                   ARRAY(SELECT g.group_name FROM user_groups g WHERE g.user_id = u.id ORDER BY g.group_name) AS groups
              FROM sessions s
              JOIN users u ON u.id = s.user_id
             WHERE s.id = :id
            """;

    /**
     * The login's idle time is not asked: a session that was seen there is what keeps it from being idle, and home may have
     * been away.
     */
    private static final String RENEW = """
            WITH renewed AS (
              UPDATE sessions s
                 SET lease_until = now() + make_interval(secs => :lease) + b.lease_grace,
                     last_seen_at = greatest(s.last_seen_at, now() - make_interval(secs => a.idle))
                FROM unnest(CAST(:ids AS bigint[]), CAST(:idles AS bigint[])) AS a (id, idle),
                     users u,
                     sessions r,
                     siblings b
               WHERE s.id = a.id
                 AND s.host = :sibling_id
                 AND s.secret_hash IS NULL
                 AND s.ended_at IS NULL
                 AND s.expires_at > now()
                 AND greatest(s.last_seen_at, now() - make_interval(secs => a.idle)) + s.idle_timeout > now()
                 AND u.id = s.user_id
                 AND u.status = 'ACTIVE'
                 AND u.login_epoch = s.login_epoch
                 AND r.id = s.root_id
                 AND r.ended_at IS NULL
                 AND r.expires_at > now()
                 AND b.id = s.host
                 AND b.enabled
                 AND (b.required_group IS NULL
                      OR EXISTS (SELECT FROM user_groups g WHERE g.user_id = u.id AND g.group_name = b.required_group))
              RETURNING s.id, s.user_id)
            SELECT n.id,
                   u.id AS user_id,
                   u.username,
                   u.display_name,
                   ARRAY(SELECT g.group_name FROM user_groups g WHERE g.user_id = u.id ORDER BY g.group_name) AS groups
              FROM renewed n
              JOIN users u ON u.id = n.user_id
             ORDER BY n.id
            """;

    private final Database database;

    EndpointTable(Database database) {
        this.database = database;
    }

    HandoffTable.Outcome exchange(String siblingId, Shown shown, Duration lease, Duration idleTimeout) {
        return database.write(session -> session.createNativeQuery(EXCHANGE, Tuple.class)
                .setParameter("sibling_id", siblingId)
                .setParameter("jti_hash", shown.jti().bytes())
                .setParameter(
                        "challenge", shown.challenge().map(SecretHash::bytes).orElse(null), byte[].class)
                .setParameter("root_id", shown.rootId())
                .setParameter("user_id", shown.userId())
                .setParameter("lease", lease.toMillis() / 1000.0)
                .setParameter(
                        "replaced_id", shown.replaced().map(SessionId::value).orElse(null), Long.class)
                .setParameter("idle_timeout", idleTimeout.toMillis() / 1000.0)
                .setParameter("ip", shown.client().ip())
                .setParameter("user_agent", shown.client().userAgent().orElse(null), String.class)
                .getResultStream()
                .map(Columns::new)
                .map(row -> new HandoffTable.Outcome(
                        row.text("outcome"), row.optionalNumber("session_id").map(SessionId::new)))
                .findFirst()
                .orElseGet(() -> new HandoffTable.Outcome("SIBLING_DISABLED", Optional.empty())));
    }

    Granted granted(SessionId id) {
        return database.read(session -> session.createNativeQuery(GRANTED, Tuple.class)
                .setParameter("id", id.value())
                .uniqueResultOptional()
                .map(Columns::new)
                .map(row -> new Granted(
                        row.number("root_id"),
                        row.number("id"),
                        row.instant("authenticated_at"),
                        row.texts("auth_methods"),
                        row.number("expires_in"),
                        person(row)))
                .orElseThrow());
    }

    List<Renewed> renew(String siblingId, Collection<Asked> asked, Duration lease) {
        return database.write(session -> session.createNativeQuery(RENEW, Tuple.class)
                .setParameter("sibling_id", siblingId)
                .setParameter("lease", lease.toMillis() / 1000.0)
                .setParameter("ids", asked.stream().map(Asked::id).toArray(Long[]::new))
                .setParameter("idles", asked.stream().map(Asked::idle).toArray(Long[]::new))
                .getResultStream()
                .map(Columns::new)
                .map(row -> new Renewed(row.number("id"), person(row)))
                .toList());
    }

    private static Person person(Columns row) {
        return new Person(row.number("user_id"), row.text("username"), row.text("display_name"), row.texts("groups"));
    }

    /** What a sibling shows for a handoff; without its challenge the browser was not the one that asked. */
    record Shown(
            SecretHash jti,
            Optional<SecretHash> challenge,
            long rootId,
            long userId,
            Optional<SessionId> replaced,
            Opening.Client client) {}

    /** A user as a sibling is to know them. */
    record Person(long id, String username, String displayName, Set<String> groups) {}

    /** What a sibling gets for a handoff; {@code expiresIn} in seconds. */
    record Granted(
            long rootId,
            long sessionId,
            Instant authenticatedAt,
            Set<String> authMethods,
            long expiresIn,
            Person user) {}

    /** A session whose lease is to be renewed, and for how many seconds it has not been seen. */
    record Asked(long id, long idle) {}

    /** A session that goes on. */
    record Renewed(long id, Person user) {}
}
