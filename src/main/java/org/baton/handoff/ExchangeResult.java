package org.baton.handoff;

import org.baton.session.Opened;

/** What became of a handoff token that a browser brought. */
public sealed interface ExchangeResult {
    /**
     * It opened a session.
     *
     * @param session the sibling's session, with the secret for its cookie
     */
    record Exchanged(Opened session) implements ExchangeResult {}

    /**
     * It opened none, and never will.
     *
     * @param reason why; told to the audit and the log, never to the client
     */
    record Refused(Reason reason) implements ExchangeResult {}

    /** Why an authentic token is refused. The database decides; the names are its outcomes. */
    enum Reason {
        /** No such handoff was issued for this sibling. */
        UNKNOWN,
        /** Its time was over. */
        EXPIRED,
        /** It was exchanged by another browser, rejected, or void. */
        USED,
        /** The same browser showed it twice before using the session: a lost answer or a double click. */
        DUPLICATE,
        /** The same browser showed it again after its session was in use: an alarm, the session has ended. */
        REUSE,
        /** The browser is not the one that asked for it. */
        WRONG_VERIFIER,
        /** Token and row disagree about the login. */
        WRONG_LOGIN,
        /** The sibling is disabled. */
        SIBLING_DISABLED,
        /** The key that signed it is revoked. */
        KEY_REVOKED,
        /** The user has left the group that the sibling asks for. */
        NOT_IN_GROUP,
        /** The user is suspended. */
        SUSPENDED,
        /** The login at home is over. */
        ROOT_ENDED,
        /** Home issued it for another way of exchanging: {@code siblings.exchange} is not this sibling's setting. */
        OTHER_WAY,
        /** Home refused it, and does not tell a sibling why; its audit and log do. */
        REFUSED_BY_HOME,
        /** Home did not answer in time. */
        HOME_AWAY;

        /** Whether nobody was at fault, so that the same browser may try again at once. */
        boolean mayStartAnew() {
            return this == DUPLICATE || this == HOME_AWAY;
        }
    }
}
