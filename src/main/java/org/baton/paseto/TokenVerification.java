package org.baton.paseto;

/**
 * What came of verifying a token: a {@link VerifiedToken}, {@link VerifiedCall}, {@link VerifiedNotice},
 * {@link VerifiedAssertion} or {@link VerifiedTicket}, or why there is none.
 */
public sealed interface TokenVerification
        permits VerifiedToken,
                VerifiedCall,
                VerifiedNotice,
                VerifiedAssertion,
                VerifiedTicket,
                TokenVerification.Refused {

    /**
     * The token was refused.
     *
     * @param reason the first check that failed; for the audit, never for the client
     */
    record Refused(Reason reason) implements TokenVerification {}

    /** Why a token is refused, in the order of the checks. Up to {@link #SIGNATURE} anybody can cause them at will. */
    enum Reason {
        /** Not the text of a token: too long, another version, parts missing or too many, not canonical base64url. */
        SHAPE,
        /** The footer is not an object with nothing but a well-formed kid, or is over 200 bytes. */
        FOOTER,
        /** The kid names a key that is not in the ring, or one for another use, audience or version. */
        KEY,
        /** The key did not sign this message with this footer and this implicit assertion. */
        SIGNATURE,
        /** The message is not strict JSON, or a claim is missing, unknown, malformed or out of bounds (life over 5 minutes). */
        CLAIMS,
        /** The claims are of another version of the protocol. */
        VERSION,
        /** The claim use is not the expected one. */
        USE,
        /** The claim bind, which v2 has in place of the implicit assertion, is missing or not the expected one. */
        BINDING,
        /** The claim iss is not the expected one. */
        ISSUER,
        /** The claim aud is not the expected one. */
        AUDIENCE,
        /** The claims iat or nbf are in the future, by more than the allowed skew. */
        NOT_YET_VALID,
        /** The claim exp is now or in the past. */
        EXPIRED
    }
}
