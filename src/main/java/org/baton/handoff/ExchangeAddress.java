package org.baton.handoff;

import jakarta.json.JsonObjectBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.baton.database.Database;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;
import org.baton.paseto.Token;
import org.baton.paseto.TokenClaims;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.VerifiedToken;
import org.baton.secret.SecretHash;
import org.baton.session.Opening;
import org.baton.session.SessionId;

/**
 * Home's {@code POST /handoff/exchange}, for a sibling with a database of its own: the token that a browser brought there, and
 * the verifier that the same browser kept, for who is logged in. What is wrong with a token is never told.
 */
public final class ExchangeAddress extends CallAddress {
    /** Where siblings call. */
    public static final String PATH = "/handoff/exchange";

    /** How long a sibling's session goes on without home: 5 minutes. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final Logger LOG = System.getLogger(ExchangeAddress.class.getName());
    private static final String ERROR = "invalid_handoff";

    private final Callers callers;
    private final HomeKeys keys;
    private final Database database;
    private final EndpointTable table;
    private final Duration idleTimeout;

    /**
     * Exchanges handoffs.
     *
     * @param database home's
     * @param calls how callers and tokens are verified
     * @param idleTimeout of home's record of such a session
     */
    public ExchangeAddress(Database database, EndpointCalls calls, Duration idleTimeout) {
        super(calls.callers(), PATH);
        this.callers = calls.callers();
        this.keys = calls.keys();
        this.database = database;
        this.table = new EndpointTable(database);
        this.idleTimeout = idleTimeout;
    }

    @Override
    protected Answer answer(Call call, Callers.Caller caller) {
        TokenVerification verification =
                keys.verify(new Token(call.parameter("token").orElse("")), caller);
        if (!(verification instanceof VerifiedToken token)) {
            LOG.log(Level.WARNING, "handoff to {0} refused: {1}, trace {2}", caller.id(), verification, call.trace());
            return invalid(ERROR, call.trace());
        }
        return exchanged(call, caller, token.claims());
    }

    private Answer exchanged(Call call, Callers.Caller caller, TokenClaims claims) {
        EndpointTable.Shown shown = new EndpointTable.Shown(
                claims.jti().hash(),
                call.parameter("verifier").filter(text -> !text.isEmpty()).map(SecretHash::sha256),
                SharedExchange.number(claims.rootSession()),
                SharedExchange.number(claims.userId()),
                call.parameter("replaces")
                        .map(SharedExchange::number)
                        .filter(id -> id > 0)
                        .map(SessionId::new),
                browser(call));
        return database.transaction(() -> {
            if (!callers.use(caller)) {
                return EndpointCalls.unknownCaller();
            }
            HandoffTable.Outcome outcome = table.exchange(caller.id(), shown, LEASE, idleTimeout);
            LOG.log(
                    outcome.child().isPresent() ? Level.INFO : Level.WARNING,
                    "handoff to {0}: {1}, trace {2}",
                    caller.id(),
                    outcome.outcome(),
                    claims.trace());
            return outcome.child()
                    .map(child -> granted(table.granted(child), claims.trace()))
                    .orElseGet(() -> invalid(ERROR, claims.trace()));
        });
    }

    /** The browser, as the sibling saw it. */
    private static Opening.Client browser(Call call) {
        return new Opening.Client(
                client(call),
                call.parameter("user_agent")
                        .map(text -> text.replaceAll("\\p{Cntrl}", " "))
                        .map(text -> text.substring(0, Math.min(400, text.length()))));
    }

    private static Answer granted(EndpointTable.Granted granted, UUID trace) {
        JsonObjectBuilder document = EndpointCalls.person(granted.user())
                .add("sid", Long.toString(granted.rootId()))
                .add("session", Long.toString(granted.sessionId()))
                .add("auth_time", granted.authenticatedAt().toString())
                .add("amr", Documents.array(granted.authMethods()))
                .add("expires_in", granted.expiresIn())
                .add("lease_seconds", LEASE.toSeconds())
                .add("trace", trace.toString());
        return new Answer(200, Map.of(), List.of(), new Answer.Json(document.build()));
    }
}
