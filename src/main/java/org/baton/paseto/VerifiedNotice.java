package org.baton.paseto;

/**
 * The proof that home's notice was verified: only {@link TokenVerifier} can make one. It may come more than once.
 */
public final class VerifiedNotice implements TokenVerification {
    private final NoticeClaims claims;

    VerifiedNotice(NoticeClaims claims) {
        this.claims = claims;
    }

    /** What it says. */
    public NoticeClaims claims() {
        return claims;
    }

    @Override
    public String toString() {
        return "VerifiedNotice[" + claims + "]";
    }
}
