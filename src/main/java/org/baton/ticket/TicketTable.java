package org.baton.ticket;

import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.handoff.SharedExchange;
import org.baton.paseto.TicketClaims;
import org.baton.paseto.TokenVersion;
import org.baton.secret.SecretHash;
import org.baton.session.SessionId;
import org.hibernate.query.NativeQuery;

/** The statements on {@code tickets}: home's insert, and what a sibling may do through functions only. */
final class TicketTable {
    /**
     * Locks the sibling, then the root: two issues of one root wait for each other, so that its open tickets are counted
     * exactly (trigger tickets_issued), and the key that signs is the one of the sibling's row as it is locked. Home never
     * hears what becomes of an OFFLINE sibling's ticket: it is closed at once.
     */
    static final String ISSUE = """
            WITH sibling AS (
              SELECT b.id, b.origin, b.required_group, b.token_format, b.key_generation, b.exchange
                FROM siblings b
               WHERE b.id = :sibling_id
                 AND b.enabled
                 FOR SHARE),
            root AS (
              SELECT s.id, s.user_id
                FROM users u
                JOIN sessions s ON s.user_id = u.id
                CROSS JOIN sibling b
               WHERE s.id = :root_id
                 AND u.status = 'ACTIVE'
                 AND NOT u.must_change_password
                 AND s.login_epoch = u.login_epoch
                 AND session_root_is_live(s)
                 AND (b.required_group IS NULL OR EXISTS (
                   SELECT FROM user_groups g WHERE g.user_id = u.id AND g.group_name = b.required_group))
                 FOR NO KEY UPDATE OF s),
            issued AS (
              INSERT INTO tickets (jti_hash, sibling_id, root_id, user_id, method, resource, may_resume, key_generation, trace,
                     expires_at, issued_ip, state, closed_at)
              SELECT :jti_hash, b.id, r.id, r.user_id, :method, :resource, :may_resume, b.key_generation, :trace,
                     now() + interval '60 seconds', CAST(:ip AS inet),
                     CASE b.exchange WHEN 'OFFLINE' THEN 'USED' ELSE 'ISSUED' END,
                     CASE b.exchange WHEN 'OFFLINE' THEN now() END
                FROM root r
                CROSS JOIN sibling b
              RETURNING root_id, user_id, sibling_id, trace, issued_ip),
            audited AS (
              INSERT INTO session_events (type, user_id, session_id, root_id, sibling_id, trace, ip)
              SELECT 'TICKET_ISSUED', i.user_id, i.root_id, i.root_id, i.sibling_id, i.trace, i.issued_ip
                FROM issued i)
            SELECT b.origin,
                   b.token_format,
                   b.key_generation
              FROM issued i
              JOIN sibling b ON b.id = i.sibling_id
            """;

    static final String USE = """
            SELECT outcome
              FROM use_ticket(:jti_hash, :root_id, :user_id, :method, :resource, :later, CAST(:ip AS inet))
            """;

    private static final String USE_FOR = """
            SELECT outcome
              FROM use_ticket_for(:sibling_id, :jti_hash, :root_id, :user_id, :method, :resource, :later, CAST(:ip AS inet))
            """;

    /** By an OFFLINE sibling, of which nobody else hears. */
    private static final String AUDIT = """
            INSERT INTO session_events (type, sibling_id, trace, ip, detail)
            VALUES (:type, :sibling_id, :trace, CAST(:ip AS inet), jsonb_strip_nulls(jsonb_build_object('reason', :reason)))
            """;

    private static final String FORGET = """
            DELETE FROM tickets
             WHERE expires_at < now() - interval '1 hour'
            """;

    private final Database database;

    TicketTable(Database database) {
        this.database = database;
    }

    Optional<Issued> issue(SecretHash jti, SessionId root, Wish wish, UUID trace, String ip) {
        return database.write(session -> session.createNativeQuery(ISSUE, Tuple.class)
                .setParameter("jti_hash", jti.bytes())
                .setParameter("sibling_id", wish.audience())
                .setParameter("root_id", root.value())
                .setParameter("method", wish.method())
                .setParameter("resource", wish.resource().path())
                .setParameter("may_resume", wish.mayResume())
                .setParameter("trace", trace)
                .setParameter("ip", ip)
                .getResultStream()
                .map(Columns::new)
                .map(row -> new Issued(
                        row.text("origin"),
                        TokenVersion.parse(row.text("token_format")).orElseThrow(),
                        (int) row.number("key_generation")))
                .findFirst());
    }

    String use(TicketClaims claims, Showing showing) {
        return database.write(session -> shown(session.createNativeQuery(USE, String.class), claims, showing)
                .getSingleResult());
    }

    String useFor(String siblingId, TicketClaims claims, Showing showing) {
        return database.write(session -> shown(session.createNativeQuery(USE_FOR, String.class), claims, showing)
                        .setParameter("sibling_id", siblingId)
                        .uniqueResultOptional())
                .orElse("SIBLING_DISABLED");
    }

    private static NativeQuery<String> shown(NativeQuery<String> use, TicketClaims claims, Showing showing) {
        return use.setParameter("jti_hash", claims.jti().hash().bytes())
                .setParameter("root_id", SharedExchange.number(claims.rootSession()))
                .setParameter("user_id", SharedExchange.number(claims.userId()))
                .setParameter("method", showing.method())
                .setParameter("resource", showing.resource())
                .setParameter("later", showing.isLater())
                .setParameter("ip", showing.ip());
    }

    void audit(String siblingId, UUID trace, Optional<TicketUse.Reason> refusal, String ip) {
        database.write(session -> session.createNativeMutationQuery(AUDIT)
                .setParameter("type", refusal.isPresent() ? "TICKET_REFUSED" : "TICKET_USED")
                .setParameter("sibling_id", siblingId)
                .setParameter("trace", trace)
                .setParameter("ip", ip)
                .setParameter("reason", refusal.map(TicketUse.Reason::name).orElse(null), String.class)
                .executeUpdate());
    }

    int forget() {
        return database.write(
                session -> session.createNativeMutationQuery(FORGET).executeUpdate());
    }

    /** Where the file is, and which of the sibling's keys signs. */
    record Issued(String origin, TokenVersion version, int generation) {}
}
