package org.baton.paseto;

/**
 * The proof that a download ticket was verified: only {@link TokenVerifier} can make one. It says that home signed these
 * claims for this sibling and that their time is now; it does not say that the ticket was not used before.
 */
public final class VerifiedTicket implements TokenVerification {
    private final TicketClaims claims;
    private final Token wire;

    VerifiedTicket(TicketClaims claims, Token wire) {
        this.claims = claims;
        this.wire = wire;
    }

    /** What the ticket says. */
    public TicketClaims claims() {
        return claims;
    }

    /** The ticket as it came, for a sibling that has home use it up. */
    public Token wire() {
        return wire;
    }

    @Override
    public String toString() {
        return "VerifiedTicket[" + claims + "]";
    }
}
