package org.baton.paseto;

/**
 * The proof that a sibling's assertion was verified: only {@link TokenVerifier} can make one. It does not say that the
 * assertion was not used before.
 */
public final class VerifiedCall implements TokenVerification {
    private final CallClaims claims;

    VerifiedCall(CallClaims claims) {
        this.claims = claims;
    }

    /** What it says. */
    public CallClaims claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "VerifiedCall[" + claims + "]";
    }
}
