package org.baton.ticket;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.handoff.CallAddress;
import org.baton.handoff.Callers;
import org.baton.handoff.EndpointCalls;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TicketClaims;
import org.baton.paseto.Token;
import org.baton.paseto.TokenExpectation;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.VerifiedTicket;

/**
 * Home's {@code POST /ticket/exchange}, for a sibling with a database of its own: the ticket that it was shown, and for what.
 * What is wrong with a ticket is never told.
 */
public final class TicketExchangeAddress extends CallAddress {
    /** Where siblings call. */
    public static final String PATH = "/ticket/exchange";

    private static final Logger LOG = System.getLogger(TicketExchangeAddress.class.getName());
    private static final String ERROR = "invalid_ticket";

    private final EndpointCalls calls;
    private final Database database;
    private final TicketTable table;
    private final SigningKeys keys;
    private final String issuer;
    private final Clock clock;

    /**
     * Uses tickets up for siblings.
     *
     * @param database home's
     * @param calls how callers are known
     * @param keys home's own
     * @param issuer home's origin
     * @param clock for the tickets' times
     */
    public TicketExchangeAddress(Database database, EndpointCalls calls, SigningKeys keys, String issuer, Clock clock) {
        super(calls.callers(), PATH);
        this.calls = calls;
        this.database = database;
        this.table = new TicketTable(database);
        this.keys = keys;
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    protected Answer answer(Call call, Callers.Caller caller) {
        Optional<String> method = call.parameter("method");
        Optional<String> resource = call.parameter("resource");
        if (method.isEmpty() || resource.isEmpty()) {
            return Answer.problem(400, "Not a ticket", "token, method and resource are needed, each once.");
        }
        TokenVerification verification =
                verify(new Token(call.parameter("token").orElse("")), caller);
        if (!(verification instanceof VerifiedTicket ticket)) {
            LOG.log(Level.WARNING, "ticket of {0} refused: {1}, trace {2}", caller.id(), verification, call.trace());
            return invalid(ERROR, call.trace());
        }
        Showing showing = new Showing(method.get(), resource.get(), call.parameter("range"), client(call));
        return database.transaction(() ->
                calls.callers().use(caller) ? used(caller, ticket.claims(), showing) : EndpointCalls.unknownCaller());
    }

    private TokenVerification verify(Token token, Callers.Caller caller) {
        return new TokenVerifier(keys.claimedBy(token), clock, TokenVerifier.DEFAULT_SKEW)
                .verifyTicket(
                        token,
                        new TokenExpectation(
                                TokenUse.TICKET,
                                issuer,
                                caller.id(),
                                TokenUse.TICKET.binding(caller.id(), caller.origin())));
    }

    private Answer used(Callers.Caller caller, TicketClaims claims, Showing showing) {
        String outcome = table.useFor(caller.id(), claims, showing);
        boolean used = TicketUse.of(outcome) instanceof TicketUse.Used;
        LOG.log(
                used ? Level.INFO : Level.WARNING,
                "ticket of {0}: {1}, trace {2}",
                caller.id(),
                outcome,
                claims.trace());
        return used ? granted(claims) : invalid(ERROR, claims.trace());
    }

    private static Answer granted(TicketClaims claims) {
        return new Answer(
                200,
                Map.of(),
                List.of(),
                new Answer.Json(Documents.object()
                        .add("sub", claims.userId())
                        .add("sid", claims.rootSession())
                        .add("trace", claims.trace().toString())
                        .build()));
    }
}
