package org.baton.handoff;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.database.Database;
import org.baton.http.Call;
import org.baton.paseto.Token;
import org.baton.paseto.TokenClaims;
import org.baton.paseto.TokenExpectation;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.VerifiedToken;
import org.baton.secret.Secret;
import org.baton.session.Opened;
import org.baton.session.Opening;
import org.baton.session.SessionId;

/**
 * The sibling's half of a handoff in a shared database: verifies a token, and exchanges it in one statement that at most one
 * caller wins. Safe for many threads.
 */
public final class HandoffExchange {
    private final HandoffTable table;
    private final TokenVerifier verifier;
    private final TokenExpectation expected;
    private final Duration idleTimeout;

    /**
     * Exchanges handoffs.
     *
     * @param database home's, reached as the sibling's own role
     * @param verifier knows home's public keys
     * @param role which sibling this is
     * @param idleTimeout of the sessions it opens
     */
    public HandoffExchange(Database database, TokenVerifier verifier, SiblingRole role, Duration idleTimeout) {
        this.table = new HandoffTable(database);
        this.verifier = verifier;
        this.expected = new TokenExpectation(
                TokenUse.HANDOFF, role.homeOrigin(), role.id(), TokenBinding.of(role.id(), role.callbackUrl()));
        this.idleTimeout = idleTimeout;
    }

    /**
     * The mapping of this room's tables.
     *
     * @return the entity classes
     */
    public static List<Class<?>> rows() {
        return List.of(SiblingRow.class, HandoffRow.class);
    }

    /**
     * By which handoff a session came.
     *
     * @param session a session of this sibling
     * @return the handoff's trace id
     */
    public Optional<UUID> traceOf(SessionId session) {
        return table.traceOfChild(session);
    }

    TokenVerification verify(String token) {
        return verifier.verify(new Token(token), expected);
    }

    ExchangeResult exchange(VerifiedToken token, Binding binding, Optional<SessionId> replaced, Call call) {
        TokenClaims claims = token.claims();
        Secret secret = Secret.random();
        HandoffTable.Outcome outcome = table.exchange(
                new HandoffTable.Attempt(
                        claims.jti().hash(),
                        binding.challenge(),
                        number(claims.rootSession()),
                        number(claims.userId()),
                        replaced,
                        new Opening.Client(call.ip(), call.userAgent())),
                secret.hash(),
                idleTimeout);
        return outcome.child()
                .<ExchangeResult>map(child -> new ExchangeResult.Exchanged(new Opened(child, secret)))
                .orElseGet(() -> new ExchangeResult.Refused(ExchangeResult.Reason.valueOf(outcome.outcome())));
    }

    void reject(VerifiedToken token, String reason, String ip) {
        table.reject(token.claims().jti().hash(), reason, ip);
    }

    /** In a shared database ids are numbers; anything else is no row's, so the database refuses it and burns the token. */
    private static long number(String id) {
        return id.matches("[1-9][0-9]{0,17}") ? Long.parseLong(id) : 0;
    }
}
