package org.baton.handoff;

import java.util.Optional;
import java.util.UUID;
import org.baton.paseto.VerifiedToken;
import org.baton.session.Opening;
import org.baton.session.Session;
import org.baton.session.SessionId;

/** How a sibling turns a verified token into a session of its own: in home's database, by calling home, or without home. */
public sealed interface Exchanging permits SharedExchange, EndpointExchange, OfflineExchange {
    /**
     * Exchanges a token, which is burnt whatever comes of it.
     *
     * @param token what home signed
     * @param binding what the browser that asked for it holds
     * @param replaced the session that this browser has here already
     * @param client where the browser is
     * @return the session, or why there is none
     */
    ExchangeResult exchange(VerifiedToken token, Binding binding, Optional<SessionId> replaced, Opening.Client client);

    /**
     * Burns a token that came without its binding, or over another user's session. Ends no session.
     *
     * @param token what home signed
     * @param reason why, for the audit
     * @param ip the client's address
     */
    void reject(VerifiedToken token, String reason, String ip);

    /**
     * Whether a session here is that user's.
     *
     * @param session a live session of this sibling
     * @param userId the user's id at home
     * @return true if it is
     */
    boolean isOf(Session session, String userId);

    /**
     * By which handoff a session came.
     *
     * @param session a session of this sibling
     * @return the handoff's trace id
     */
    Optional<UUID> traceOf(SessionId session);
}
