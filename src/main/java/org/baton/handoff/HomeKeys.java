package org.baton.handoff;

import java.time.Clock;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.Token;
import org.baton.paseto.TokenExpectation;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerifier;

/** Verifies at home what home has signed itself, with the key that the token claims. */
final class HomeKeys {
    private final SigningKeys keys;
    private final Clock clock;
    private final String issuer;

    HomeKeys(SigningKeys keys, Clock clock, String issuer) {
        this.keys = keys;
        this.clock = clock;
        this.issuer = issuer;
    }

    /** A handoff token, if it was signed for this sibling. */
    TokenVerification verify(Token token, Callers.Caller caller) {
        return new TokenVerifier(keys.claimedBy(token), clock, TokenVerifier.DEFAULT_SKEW)
                .verify(
                        token,
                        new TokenExpectation(
                                TokenUse.HANDOFF,
                                issuer,
                                caller.id(),
                                TokenUse.HANDOFF.binding(caller.id(), caller.callbackUrl())));
    }
}
