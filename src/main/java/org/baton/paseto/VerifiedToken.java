package org.baton.paseto;

/**
 * The proof that a token was verified: only {@link TokenVerifier} can make one. It says that home signed these claims for
 * this use and sibling and that their time is now; it does not say that the token was not used before.
 */
public final class VerifiedToken implements TokenVerification {

    private final TokenClaims claims;
    private final Token wire;

    VerifiedToken(TokenClaims claims, Token wire) {
        this.claims = claims;
        this.wire = wire;
    }

    /** What the token says. */
    public TokenClaims claims() {
        return claims;
    }

    /** The token as it came, for a sibling that has home exchange it. */
    public Token wire() {
        return wire;
    }

    @Override
    public String toString() {
        return "VerifiedToken[" + claims + "]";
    }
}
