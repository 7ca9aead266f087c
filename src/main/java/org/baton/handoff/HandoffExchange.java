package org.baton.handoff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.http.Call;
import org.baton.paseto.Token;
import org.baton.paseto.TokenExpectation;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.VerifiedToken;
import org.baton.session.Opening;
import org.baton.session.Session;
import org.baton.session.SessionCookie;
import org.baton.session.SessionId;

/**
 * The sibling's half of a handoff: verifies a token, which touches no database and no network, and exchanges it. Safe for
 * many threads.
 */
public final class HandoffExchange {
    private final TokenVerifier verifier;
    private final TokenExpectation expected;
    private final Exchanging exchanging;

    /**
     * Exchanges handoffs.
     *
     * @param verifier knows home's public keys
     * @param role which sibling this is
     * @param exchanging where
     */
    public HandoffExchange(TokenVerifier verifier, SiblingRole role, Exchanging exchanging) {
        this.verifier = verifier;
        this.expected = new TokenExpectation(
                TokenUse.HANDOFF,
                role.homeOrigin(),
                role.id(),
                TokenUse.HANDOFF.binding(role.id(), role.callbackUrl()));
        this.exchanging = exchanging;
    }

    /**
     * The mapping of this room's tables.
     *
     * @return the entity classes
     */
    public static List<Class<?>> rows() {
        return List.of(SiblingRow.class, HandoffRow.class, UsedTokenRow.class);
    }

    /**
     * By which handoff a session came.
     *
     * @param session a session of this sibling
     * @return the handoff's trace id
     */
    public Optional<UUID> traceOf(SessionId session) {
        return exchanging.traceOf(session);
    }

    TokenVerification verify(String token) {
        return verifier.verify(new Token(token), expected);
    }

    boolean isOf(Session session, VerifiedToken token) {
        return exchanging.isOf(session, token.claims().userId());
    }

    ExchangeResult exchange(VerifiedToken token, Binding binding, Optional<SessionId> replaced, Call call) {
        Opening.Client client = new Opening.Client(call.ip(), call.userAgent(), SessionCookie.read(call.request()));
        return exchanging.exchange(token, binding, replaced, client);
    }

    void reject(VerifiedToken token, String reason, String ip) {
        exchanging.reject(token, reason, ip);
    }
}
