package org.baton.paseto;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.baton.json.StrictJson;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.paseto.TokenVerification.Refused;

/**
 * Verifies tokens with pinned keys: size and shape, key, signature, then claims and times.
 * Touches no database and no network. Thread-safe; less than a millisecond of CPU a token, and far less for nonsense.
 */
public final class TokenVerifier {

    /** How far home's clock may be ahead of this one unless something else is configured: 5 seconds. */
    public static final Duration DEFAULT_SKEW = Duration.ofSeconds(5);

    private static final Duration MOST_SKEW = Duration.ofMinutes(1);
    private static final int DEEPEST_CLAIMS = 2;

    private final KeyRing ring;
    private final Clock clock;
    private final Duration skew;
    private final StrictJson json = new StrictJson();

    /**
     * A verifier that trusts these keys; made once at start.
     *
     * @param skew how far iat and nbf may be in the future, 0 to 60 seconds; exp has no tolerance
     */
    public TokenVerifier(KeyRing ring, Clock clock, Duration skew) {
        if (skew.isNegative() || skew.compareTo(MOST_SKEW) > 0) {
            throw new IllegalArgumentException("the skew of clocks is 0 to 60 seconds, not " + skew);
        }
        this.ring = ring;
        this.clock = clock;
        this.skew = skew;
    }

    /** The verified token, or the reason of the first check that failed. No text makes this throw. */
    public TokenVerification verify(Token token, TokenExpectation expected) {
        Optional<TokenParts> parts = TokenParts.parse(token);
        if (parts.isEmpty()) {
            return new Refused(Reason.SHAPE);
        }
        Optional<KeyId> id = TokenFooter.read(parts.get().footer());
        if (id.isEmpty()) {
            return new Refused(Reason.FOOTER);
        }
        TokenVersion version = parts.get().version();
        Optional<VerificationKey> key = id.filter(expected::accepts).flatMap(known -> ring.find(known, version));
        if (key.isEmpty()) {
            return new Refused(Reason.KEY);
        }
        Optional<byte[]> message = version.codec().open(key.get(), parts.get(), expected.implicitAssertion());
        return message.isPresent() ? verifyMessage(message.get(), version, expected) : new Refused(Reason.SIGNATURE);
    }

    private TokenVerification verifyMessage(byte[] message, TokenVersion version, TokenExpectation expected) {
        Optional<JsonObject> object = json.object(message, DEEPEST_CLAIMS);
        if (object.isEmpty()) {
            return new Refused(Reason.CLAIMS);
        }
        if (ClaimsJson.isOtherVersion(object.get())) {
            return new Refused(Reason.VERSION);
        }
        if (ClaimsJson.isOtherUse(object.get(), expected.use())) {
            return new Refused(Reason.USE);
        }
        if (version.bindsByClaim() && !BindClaim.says(object.get(), expected.implicitAssertion())) {
            return new Refused(Reason.BINDING);
        }
        Optional<TokenClaims> claims =
                ClaimsJson.read(version.bindsByClaim() ? BindClaim.remove(object.get()) : object.get());
        return claims.isPresent() ? verifyClaims(claims.get(), expected) : new Refused(Reason.CLAIMS);
    }

    private TokenVerification verifyClaims(TokenClaims claims, TokenExpectation expected) {
        Instant now = clock.instant();
        if (!claims.issuer().equals(expected.issuer())) {
            return new Refused(Reason.ISSUER);
        }
        if (!claims.audience().equals(expected.audience())) {
            return new Refused(Reason.AUDIENCE);
        }
        if (!claims.life().hasBegun(now, skew)) {
            return new Refused(Reason.NOT_YET_VALID);
        }
        if (claims.life().isOver(now)) {
            return new Refused(Reason.EXPIRED);
        }
        return new VerifiedToken(claims);
    }
}
