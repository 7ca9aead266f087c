package org.baton.paseto;

/**
 * The proof that an assertion was verified: only {@link TokenVerifier} can make one. It may come more than once.
 */
public final class VerifiedAssertion implements TokenVerification {
    private final AssertionClaims claims;

    VerifiedAssertion(AssertionClaims claims) {
        this.claims = claims;
    }

    /** What it says. */
    public AssertionClaims claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "VerifiedAssertion[" + claims + "]";
    }
}
