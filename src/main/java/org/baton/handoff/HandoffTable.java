package org.baton.handoff;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.paseto.TokenVersion;
import org.baton.secret.SecretHash;
import org.baton.session.Opening;
import org.baton.session.SessionId;

/** The statements on {@code handoffs}: home's insert, and what a sibling may do through functions only. */
final class HandoffTable {
    /**
     * Locks the sibling, then the root: a disabling or a logout either is seen here, or waits and then voids this row. Two
     * issues of one root wait for each other, so that its open handoffs are counted exactly (trigger handoffs_issued). The key
     * that signs is the one of the sibling's row as it is locked, so that a revoked one never does. For an OFFLINE sibling,
     * which asks nobody, the session is recorded and the handoff closed at once: a logout then finds the record.
     */
    static final String ISSUE = """
            WITH sibling AS (
              SELECT b.id, b.token_ttl, b.required_group, b.token_format, b.key_generation, b.exchange, b.session_lifetime,
                     b.lease_grace
                FROM siblings b
               WHERE b.id = :sibling_id
                 AND b.enabled
                 FOR SHARE),
            root AS (
              SELECT s.id, s.user_id, s.authenticated_at, s.auth_methods, s.idle_timeout, s.expires_at, s.login_epoch,
                     s.user_agent
                FROM users u
                JOIN sessions s ON s.user_id = u.id
                CROSS JOIN sibling b
               WHERE s.id = :root_id
                 AND s.channel = 'COOKIE'
                 AND u.status = 'ACTIVE'
                 AND NOT u.must_change_password
                 AND s.login_epoch = u.login_epoch
                 AND session_root_is_live(s)
                 AND (b.required_group IS NULL OR EXISTS (
                   SELECT FROM user_groups g WHERE g.user_id = u.id AND g.group_name = b.required_group))
                 FOR NO KEY UPDATE OF s),
            child AS (
              INSERT INTO sessions (user_id, host, root_id, authenticated_at, auth_methods, idle_timeout, expires_at,
                     lease_until, login_epoch, opened_ip, user_agent)
              SELECT r.user_id, b.id, r.id, r.authenticated_at, r.auth_methods, r.idle_timeout,
                     least(r.expires_at, now() + b.session_lifetime),
                     now() + b.token_ttl + make_interval(secs => :lease) + b.lease_grace, r.login_epoch, CAST(:ip AS inet),
                     r.user_agent
                FROM root r
                CROSS JOIN sibling b
               WHERE b.exchange = 'OFFLINE'
              RETURNING id, expires_at),
            issued AS (
              INSERT INTO handoffs (jti_hash, sibling_id, root_id, challenge, trace, expires_at, issued_ip, key_generation,
                     state, closed_at, child_id)
              SELECT :jti_hash, b.id, r.id, :challenge, :trace, now() + b.token_ttl, CAST(:ip AS inet), b.key_generation,
                     CASE WHEN c.id IS NULL THEN 'ISSUED' ELSE 'EXCHANGED' END,
                     CASE WHEN c.id IS NOT NULL THEN now() END, c.id
                FROM root r
                CROSS JOIN sibling b
                LEFT JOIN child c ON true
              RETURNING root_id, sibling_id, trace, issued_ip),
            audited AS (
              INSERT INTO session_events (type, user_id, session_id, root_id, sibling_id, trace, ip)
              SELECT 'HANDOFF_ISSUED', s.user_id, i.root_id, i.root_id, i.sibling_id, i.trace, i.issued_ip
                FROM issued i
                JOIN sessions s ON s.id = i.root_id)
            SELECT b.token_format,
                   b.key_generation,
                   c.id AS record_id,
                   c.expires_at,
                   CAST(extract(EPOCH FROM b.lease_grace) AS bigint) AS lease_grace
              FROM issued i
              JOIN sibling b ON b.id = i.sibling_id
              LEFT JOIN child c ON true
            """;

    static final String EXCHANGE = """
            SELECT outcome,
                   session_id
              FROM exchange_handoff(:jti_hash, :challenge, :root_id, :user_id, :secret_hash, CAST(:replaced_id AS bigint),
                   make_interval(secs => :idle_timeout), CAST(:ip AS inet), :user_agent)
            """;

    private static final String REJECT = """
            SELECT CAST(reject_handoff(:jti_hash, :reason, CAST(:ip AS inet)) AS text)
            """;

    private static final String TRACE_OF_CHILD = """
            SELECT trace
              FROM handoffs
             WHERE child_id = :child_id
            """;

    private static final String IS_EXCHANGED = """
            SELECT EXISTS (
              SELECT
                FROM handoffs
               WHERE trace = :trace
                 AND root_id = :root_id
                 AND child_id IS NOT NULL)
            """;

    private final Database database;

    HandoffTable(Database database) {
        this.database = database;
    }

    Optional<Issued> issue(
            SecretHash jti, String siblingId, SessionId root, SecretHash challenge, UUID trace, String ip) {
        return database.write(session -> session.createNativeQuery(ISSUE, Tuple.class)
                .setParameter("jti_hash", jti.bytes())
                .setParameter("challenge", challenge.bytes())
                .setParameter("trace", trace)
                .setParameter("ip", ip)
                .setParameter("sibling_id", siblingId)
                .setParameter("root_id", root.value())
                .setParameter("lease", ExchangeAddress.LEASE.toMillis() / 1000.0)
                .getResultStream()
                .map(Columns::new)
                .map(HandoffTable::issued)
                .findFirst());
    }

    private static Issued issued(Columns row) {
        return new Issued(
                TokenVersion.parse(row.text("token_format")).orElseThrow(),
                (int) row.number("key_generation"),
                row.optionalNumber("record_id")
                        .map(id -> new Recorded(
                                new SessionId(id),
                                row.instant("expires_at"),
                                Duration.ofSeconds(row.number("lease_grace")))));
    }

    Outcome exchange(Attempt attempt, SecretHash newSecret, Duration idleTimeout) {
        return database.write(session -> session.createNativeQuery(EXCHANGE, Tuple.class)
                .setParameter("jti_hash", attempt.jti().bytes())
                .setParameter("challenge", attempt.challenge().bytes())
                .setParameter("root_id", attempt.rootId())
                .setParameter("user_id", attempt.userId())
                .setParameter("secret_hash", newSecret.bytes())
                .setParameter(
                        "replaced_id", attempt.replaced().map(SessionId::value).orElse(null), Long.class)
                .setParameter("idle_timeout", idleTimeout.toMillis() / 1000.0)
                .setParameter("ip", attempt.client().ip())
                .setParameter("user_agent", attempt.client().userAgent().orElse(null), String.class)
                .getResultStream()
                .map(Columns::new)
                .map(row -> new Outcome(
                        row.text("outcome"), row.optionalNumber("session_id").map(SessionId::new)))
                .findFirst()
                .orElseThrow());
    }

    boolean reject(SecretHash jti, String reason, String ip) {
        return database.write(session -> session.createNativeQuery(REJECT, String.class)
                        .setParameter("jti_hash", jti.bytes())
                        .setParameter("reason", reason)
                        .setParameter("ip", ip)
                        .uniqueResultOptional())
                .isPresent();
    }

    Optional<UUID> traceOfChild(SessionId child) {
        return database.read(session -> session.createNativeQuery(TRACE_OF_CHILD, UUID.class)
                .setParameter("child_id", child.value())
                .uniqueResultOptional());
    }

    boolean isExchanged(SessionId root, UUID trace) {
        return database.read(session -> session.createNativeQuery(IS_EXCHANGED, Boolean.class)
                .setParameter("trace", trace)
                .setParameter("root_id", root.value())
                .getSingleResult());
    }

    /** Which of the sibling's keys signs the token of a handoff, and home's record of an OFFLINE sibling's session. */
    record Issued(TokenVersion version, int generation, Optional<Recorded> recorded) {}

    /** Home's record of a session that an OFFLINE sibling may open. */
    record Recorded(SessionId id, Instant expiresAt, Duration leaseGrace) {}

    /** What a sibling shows for a handoff. */
    record Attempt(
            SecretHash jti,
            SecretHash challenge,
            long rootId,
            long userId,
            Optional<SessionId> replaced,
            Opening.Client client) {}

    /** What {@code exchange_handoff} answered: EXCHANGED with the child, or the reason of the refusal. */
    record Outcome(String outcome, Optional<SessionId> child) {}
}
