package org.baton.ticket;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.database.Database;
import org.baton.paseto.Jti;
import org.baton.paseto.TicketClaims;
import org.baton.paseto.Token;
import org.baton.paseto.TokenLife;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.session.Session;

/** Home's half of a ticket: inserts the row that a sibling will close, and signs it. Safe for many threads. */
public final class TicketIssuer {
    private static final Logger LOG = System.getLogger(TicketIssuer.class.getName());

    /** As long as the row: a minute. */
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final TicketTable table;
    private final TokenSigner signer;
    private final String issuer;
    private final Clock clock;

    /**
     * Issues tickets.
     *
     * @param database where their rows are
     * @param signer signs with the key of each sibling
     * @param issuer home's origin
     * @param clock for the tickets' times
     */
    public TicketIssuer(Database database, TokenSigner signer, String issuer, Clock clock) {
        this.table = new TicketTable(database);
        this.signer = signer;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A ticket that was issued, and where it is shown. */
    record Issued(Token token, String url, Instant expiresAt) {}

    /**
     * The mapping of this room's table.
     *
     * @return the entity class
     */
    public static List<Class<?>> rows() {
        return List.of(TicketRow.class);
    }

    /** Forgets tickets that nobody could use any more; no token lives for an hour. */
    public void forgetOld() {
        table.forget();
    }

    /** Empty if the login is over, or there is no such sibling that is open to its user. */
    Optional<Issued> issue(Session root, Wish wish, String ip) {
        Jti jti = Jti.random();
        UUID trace = UUID.randomUUID();
        Optional<TicketTable.Issued> issued = table.issue(jti.hash(), root.id(), wish, trace, ip);
        if (issued.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "ticket from session {0} to {1} not issued: the login is over or not allowed",
                    root.id(),
                    wish.audience());
            return Optional.empty();
        }
        LOG.log(Level.INFO, "ticket from session {0} to {1} issued, trace {2}", root.id(), wish.audience(), trace);
        TicketClaims claims = new TicketClaims(
                issuer,
                wish.audience(),
                jti,
                TokenLife.from(clock.instant(), LIFE),
                root.user().id().toString(),
                root.id().toString(),
                wish.method(),
                wish.resource().path(),
                wish.mayResume(),
                trace);
        Token token = signer.sign(
                claims,
                issued.get().version(),
                issued.get().generation(),
                TokenUse.TICKET.binding(wish.audience(), issued.get().origin()));
        String url = issued.get().origin() + wish.resource().path() + "?" + TicketFilter.PARAMETER + "=" + token.text();
        return Optional.of(new Issued(token, url, claims.life().expiresAt()));
    }
}
