package org.baton.ticket;

import java.util.Optional;
import org.baton.database.Database;
import org.baton.handoff.UsedTokens;
import org.baton.paseto.TicketClaims;
import org.baton.paseto.TokenUse;
import org.baton.paseto.VerifiedTicket;

/**
 * By a sibling that may not be able to reach home: the ticket says all, and is burnt here. Nobody is asked whether the login
 * still lives: a logout of the ticket's minute is not seen. Safe for many threads.
 */
public final class OfflineUse implements Using {
    private final Database database;
    private final UsedTokens used;
    private final TicketTable table;

    /**
     * Uses tickets up without home.
     *
     * @param database the sibling's own
     */
    public OfflineUse(Database database) {
        this.database = database;
        this.used = new UsedTokens(database);
        this.table = new TicketTable(database);
    }

    /** One transaction: who burns the ticket has won, and what is refused stays burnt. */
    @Override
    public TicketUse use(VerifiedTicket ticket, Showing showing) {
        TicketClaims claims = ticket.claims();
        return database.transaction(() -> {
            boolean isFirst = used.use(TokenUse.TICKET, claims.jti());
            Optional<TicketUse.Reason> refusal = refusal(claims, showing, isFirst);
            table.audit(claims.audience(), claims.trace(), refusal, showing.ip());
            return refusal.<TicketUse>map(TicketUse.Refused::new).orElseGet(TicketUse.Used::new);
        });
    }

    private static Optional<TicketUse.Reason> refusal(TicketClaims claims, Showing showing, boolean isFirst) {
        if (!claims.resource().equals(showing.resource())) {
            return Optional.of(TicketUse.Reason.WRONG_RESOURCE);
        }
        if (!claims.method().equals(showing.method())) {
            return Optional.of(TicketUse.Reason.WRONG_METHOD);
        }
        if (showing.isLater() && !claims.mayResume()) {
            return Optional.of(TicketUse.Reason.NOT_FROM_THE_START);
        }
        return isFirst || showing.isLater() ? Optional.empty() : Optional.of(TicketUse.Reason.USED);
    }
}
