package org.baton.handoff;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.baton.database.Database;
import org.baton.paseto.TokenClaims;
import org.baton.paseto.VerifiedToken;
import org.baton.secret.Secret;
import org.baton.session.Opened;
import org.baton.session.Opening;
import org.baton.session.Session;
import org.baton.session.SessionId;

/** The exchange in a shared database: one statement that at most one caller wins. Safe for many threads. */
public final class SharedExchange implements Exchanging {
    private final HandoffTable table;
    private final Duration idleTimeout;

    /**
     * Exchanges handoffs in home's database.
     *
     * @param database home's, reached as the sibling's own role
     * @param idleTimeout of the sessions it opens
     */
    public SharedExchange(Database database, Duration idleTimeout) {
        this.table = new HandoffTable(database);
        this.idleTimeout = idleTimeout;
    }

    @Override
    public ExchangeResult exchange(
            VerifiedToken token, Binding binding, Optional<SessionId> replaced, Opening.Client client) {
        TokenClaims claims = token.claims();
        Secret secret = Secret.random();
        HandoffTable.Outcome outcome = table.exchange(
                new HandoffTable.Attempt(
                        claims.jti().hash(),
                        binding.challenge(),
                        number(claims.rootSession()),
                        number(claims.userId()),
                        replaced,
                        client),
                secret.hash(),
                idleTimeout);
        return outcome.child()
                .<ExchangeResult>map(child -> new ExchangeResult.Exchanged(new Opened(child, secret)))
                .orElseGet(() -> new ExchangeResult.Refused(ExchangeResult.Reason.valueOf(outcome.outcome())));
    }

    @Override
    public void reject(VerifiedToken token, String reason, String ip) {
        table.reject(token.claims().jti().hash(), reason, ip);
    }

    @Override
    public boolean isOf(Session session, String userId) {
        return session.user().id().toString().equals(userId);
    }

    @Override
    public Optional<UUID> traceOf(SessionId session) {
        return table.traceOfChild(session);
    }

    /**
     * An id that a token of home's says. In home's database ids are numbers; anything else is no row's, so that the database refuses
     * it and burns the token.
     *
     * @param id the claim
     * @return the row's id; 0 where it is none
     */
    public static long number(String id) {
        return id.matches("[1-9][0-9]{0,17}") ? Long.parseLong(id) : 0;
    }
}
