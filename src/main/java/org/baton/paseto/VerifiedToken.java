package org.baton.paseto;

/**
 * The proof that a token was verified: only {@link TokenVerifier} can make one. It says that home signed these claims for
 * this use and sibling and that their time is now; it does not say that the token was not used before.
 */
public final class VerifiedToken implements TokenVerification {

    private final TokenClaims claims;

    VerifiedToken(TokenClaims claims) {
        this.claims = claims;
    }

    /** What the token says. */
    public TokenClaims claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "VerifiedToken[" + claims + "]";
    }
}
