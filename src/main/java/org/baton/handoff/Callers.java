package org.baton.handoff;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.http.Call;
import org.baton.paseto.Jti;
import org.baton.paseto.KeyId;
import org.baton.paseto.KeyRing;
import org.baton.paseto.Token;
import org.baton.paseto.TokenExpectation;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.VerificationKey;
import org.baton.paseto.VerifiedCall;

/**
 * Knows a sibling that calls home by {@code Authorization: PASETO} and an assertion signed with the sibling's own key, for
 * this address, once (RFC 7523 is the manner, PASETO the form). Safe for many threads.
 */
public final class Callers {
    private static final Logger LOG = System.getLogger(Callers.class.getName());
    private static final String SCHEME = "PASETO ";

    private final CallerTable table;
    private final UsedTokenTable used;
    private final Clock clock;
    private final String home;

    Callers(Database database, Clock clock, String home) {
        this.table = new CallerTable(database);
        this.used = new UsedTokenTable(database);
        this.clock = clock;
        this.home = home;
    }

    /**
     * A sibling that has proved who it is.
     *
     * @param id which
     * @param origin where people reach it
     * @param callbackUrl where its handoffs are delivered
     * @param jti of the assertion, which it can use once
     */
    public record Caller(String id, String origin, String callbackUrl, Jti jti) {}

    /** Who calls this path; empty, and logged, if nobody has proved it. */
    Optional<Caller> of(Call call, String path) {
        Optional<Token> assertion = call.header("Authorization")
                .filter(value -> value.startsWith(SCHEME))
                .map(value -> new Token(value.substring(SCHEME.length())));
        Optional<KeyId> claimed = assertion.flatMap(TokenVerifier::claimedKey);
        Optional<Caller> caller = claimed.map(KeyId::sibling)
                .flatMap(table::find)
                .flatMap(registered -> verified(registered, claimed.orElseThrow(), assertion.orElseThrow(), path));
        if (caller.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "call of {0} refused: no valid assertion of {1}, from {2}, trace {3}",
                    path,
                    claimed.map(KeyId::sibling).orElse("anybody"),
                    call.ip(),
                    call.trace());
        }
        return caller;
    }

    /**
     * Uses the caller's assertion up; in the transaction of who asks, if there is one.
     *
     * @param caller who calls
     * @return whether the assertion had not been used
     */
    public boolean use(Caller caller) {
        boolean fresh = used.use(TokenUse.EXCHANGE, caller.jti());
        if (!fresh) {
            LOG.log(Level.WARNING, "call refused: an assertion of {0} was used before", caller.id());
        }
        return fresh;
    }

    void forgetUsed() {
        used.forget();
    }

    private Optional<Caller> verified(CallerTable.Registered registered, KeyId claimed, Token assertion, String path) {
        TokenExpectation expected = new TokenExpectation(
                TokenUse.EXCHANGE,
                registered.id(),
                home + path,
                TokenUse.EXCHANGE.binding(registered.id(), home + path));
        for (VerificationKey key : registered.keys()) {
            TokenVerification verification = new TokenVerifier(
                            KeyRing.of(Map.of(claimed, key)), clock, TokenVerifier.DEFAULT_SKEW)
                    .verifyCall(assertion, expected);
            if (verification instanceof VerifiedCall call) {
                return Optional.of(new Caller(
                        registered.id(),
                        registered.origin(),
                        registered.origin() + registered.callbackPath(),
                        call.claims().jti()));
            }
        }
        return Optional.empty();
    }
}
