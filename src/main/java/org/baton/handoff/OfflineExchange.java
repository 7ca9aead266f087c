package org.baton.handoff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.baton.database.Database;
import org.baton.paseto.OfflineGrant;
import org.baton.paseto.TokenClaims;
import org.baton.paseto.TokenUse;
import org.baton.paseto.VerifiedToken;
import org.baton.session.LeasedSessions;
import org.baton.session.Opening;
import org.baton.session.Session;
import org.baton.session.SessionId;
import org.baton.user.Vouched;

/**
 * The exchange of a sibling that may not be able to reach home: the token says all, and is burnt here. Home has recorded the
 * session when it issued the token; nobody is asked whether the login still lives. Safe for many threads.
 */
public final class OfflineExchange implements Exchanging {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** {@code sessions.expires_at} takes no more. */
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Database database;
    private final UsedTokenTable used;
    private final OfflineTable table;
    private final LeasedSessions sessions;
    private final SiblingRole role;
    private final Clock clock;

    /**
     * Exchanges handoffs without home.
     *
     * @param database the sibling's own
     * @param sessions where the sessions open
     * @param role which sibling this is
     * @param clock to tell how long the session lasts, and how long ago the user logged in
     */
    public OfflineExchange(Database database, LeasedSessions sessions, SiblingRole role, Clock clock) {
        this.database = database;
        this.used = new UsedTokenTable(database);
        this.table = new OfflineTable(database);
        this.sessions = sessions;
        this.role = role;
        this.clock = clock;
    }

    /** One transaction: who burns the token has won, and what is refused stays burnt. */
    @Override
    public ExchangeResult exchange(
            VerifiedToken token, Binding binding, Optional<SessionId> replaced, Opening.Client client) {
        TokenClaims claims = token.claims();
        return database.transaction(() -> {
            ExchangeResult result = attempt(claims, binding, replaced, client);
            if (result instanceof ExchangeResult.Refused refused) {
                table.audit(role.id(), claims.trace(), refused.reason().name(), client.ip());
            }
            return result;
        });
    }

    @Override
    public void reject(VerifiedToken token, String reason, String ip) {
        TokenClaims claims = token.claims();
        database.transaction(() -> {
            boolean burnt = used.use(TokenUse.HANDOFF, claims.jti());
            if (burnt) {
                table.audit(role.id(), claims.trace(), reason, ip);
            }
            return burnt;
        });
    }

    @Override
    public boolean isOf(Session session, String userId) {
        return sessions.isOf(session.user().id(), userId);
    }

    @Override
    public Optional<UUID> traceOf(SessionId session) {
        return sessions.traceOf(session);
    }

    /** Forgets tokens that are long over. */
    public void forgetUsed() {
        used.forget();
    }

    private ExchangeResult attempt(
            TokenClaims claims, Binding binding, Optional<SessionId> replaced, Opening.Client client) {
        boolean bound = binding.challenge().equals(claims.challenge());
        if (!used.use(TokenUse.HANDOFF, claims.jti())) {
            return new ExchangeResult.Refused(bound ? replayed(claims) : ExchangeResult.Reason.USED);
        }
        if (!bound) {
            return new ExchangeResult.Refused(ExchangeResult.Reason.WRONG_VERIFIER);
        }
        return claims.offline()
                .map(grant -> opened(claims, grant, replaced, client))
                .orElseGet(() -> new ExchangeResult.Refused(ExchangeResult.Reason.OTHER_WAY));
    }

    /** By the rightful browser: its session ends, whether its answer was lost or one of the two is not the user. */
    private ExchangeResult.Reason replayed(TokenClaims claims) {
        return claims.offline()
                .flatMap(grant -> sessions.endReplayed(grant.session()))
                .map(ended -> ended == LeasedSessions.Replayed.UNSEEN
                        ? ExchangeResult.Reason.DUPLICATE
                        : ExchangeResult.Reason.REUSE)
                .orElse(ExchangeResult.Reason.USED);
    }

    private ExchangeResult opened(
            TokenClaims claims, OfflineGrant grant, Optional<SessionId> replaced, Opening.Client client) {
        Instant now = clock.instant();
        Duration left = Duration.between(now, grant.expiresAt());
        if (left.compareTo(SHORTEST) < 0) {
            return new ExchangeResult.Refused(ExchangeResult.Reason.ROOT_ENDED);
        }
        Duration ago = Duration.between(claims.authTime(), now);
        LeasedSessions.Granted granted = new LeasedSessions.Granted(
                claims.rootSession(),
                grant.session(),
                ago.isNegative() ? Duration.ZERO : ago,
                Set.copyOf(claims.amr()),
                left.compareTo(LONGEST) > 0 ? LONGEST : left,
                ExchangeAddress.LEASE,
                grant.leaseGrace());
        return sessions.open(user(claims, grant), granted, claims.trace(), replaced, client)
                .<ExchangeResult>map(ExchangeResult.Exchanged::new)
                .orElseGet(() -> new ExchangeResult.Refused(ExchangeResult.Reason.ROOT_ENDED));
    }

    /** A group that cannot be one here is left out. */
    private static Vouched user(TokenClaims claims, OfflineGrant grant) {
        return new Vouched(
                claims.issuer(),
                claims.userId(),
                grant.username(),
                grant.displayName(),
                grant.groups().stream().filter(Vouched::isGroup).collect(Collectors.toUnmodifiableSet()));
    }
}
