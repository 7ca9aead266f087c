package org.baton.assertion;

import org.baton.paseto.Token;

/** What came of asking for an assertion. */
public sealed interface AssertionResult {
    /**
     * There is one.
     *
     * @param token what the service is sent, as {@code Authorization: PASETO} and this
     */
    record Issued(Token token) implements AssertionResult {}

    /**
     * There is none.
     *
     * @param reason why
     */
    record Refused(Reason reason) implements AssertionResult {}

    /** Why there is none. */
    enum Reason {
        /** Nobody is logged in. */
        STRANGER,
        /** The user must change the password first, and may do nothing else. */
        PASSWORD_CHANGE,
        /** Name and groups of the user do not fit into a token; the log says so. */
        TOO_LONG
    }
}
