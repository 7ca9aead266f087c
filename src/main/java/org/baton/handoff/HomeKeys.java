package org.baton.handoff;

import java.time.Clock;
import java.util.Map;
import org.baton.paseto.KeyRing;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.Token;
import org.baton.paseto.TokenExpectation;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerifier;

/** Verifies at home what home has signed itself, with the public key that follows from the token's kid. */
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
        KeyRing ring = KeyRing.of(TokenVerifier.claimedKey(token)
                .filter(id -> id.use() == TokenUse.HANDOFF && id.sibling().equals(caller.id()))
                .map(id -> Map.of(id, keys.verificationKey(id)))
                .orElseGet(Map::of));
        return new TokenVerifier(ring, clock, TokenVerifier.DEFAULT_SKEW)
                .verify(
                        token,
                        new TokenExpectation(
                                TokenUse.HANDOFF,
                                issuer,
                                caller.id(),
                                TokenBinding.of(caller.id(), caller.callbackUrl())));
    }
}
