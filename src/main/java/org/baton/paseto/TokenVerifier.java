package org.baton.paseto;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
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

    /** The verified token of a handoff, or the reason of the first check that failed. No text makes this throw. */
    public TokenVerification verify(Token token, TokenExpectation expected) {
        return verify(
                token,
                expected,
                json -> checked(
                        ClaimsJson.read(json),
                        TokenClaims::common,
                        expected,
                        claims -> new VerifiedToken(claims, token)));
    }

    /** A sibling's verified assertion, or the reason of the first check that failed. No text makes this throw. */
    public TokenVerification verifyCall(Token token, TokenExpectation expected) {
        return verify(
                token, expected, json -> checked(CallJson.call(json), CallClaims::common, expected, VerifiedCall::new));
    }

    /** Home's verified notice, or the reason of the first check that failed. No text makes this throw. */
    public TokenVerification verifyNotice(Token token, TokenExpectation expected) {
        return verify(
                token,
                expected,
                json -> checked(CallJson.notice(json), NoticeClaims::common, expected, VerifiedNotice::new));
    }

    /** A service's verified assertion, or the reason of the first check that failed. No text makes this throw. */
    public TokenVerification verifyAssertion(Token token, TokenExpectation expected) {
        return verify(
                token,
                expected,
                json -> checked(AssertionJson.read(json), AssertionClaims::common, expected, VerifiedAssertion::new));
    }

    /** A verified download ticket, or the reason of the first check that failed. No text makes this throw. */
    public TokenVerification verifyTicket(Token token, TokenExpectation expected) {
        return verify(
                token,
                expected,
                json -> checked(
                        TicketJson.read(json),
                        TicketClaims::common,
                        expected,
                        claims -> new VerifiedTicket(claims, token)));
    }

    /**
     * Whose key a token claims to be signed with. Nothing is verified: only to find the key that then verifies it.
     *
     * @return the key's name, or empty if the token has none
     */
    public static Optional<KeyId> claimedKey(Token token) {
        return TokenParts.parse(token).flatMap(parts -> TokenFooter.read(parts.footer()));
    }

    private TokenVerification verify(
            Token token, TokenExpectation expected, Function<JsonObject, TokenVerification> claims) {
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
        if (message.isEmpty()) {
            return new Refused(Reason.SIGNATURE);
        }
        Optional<JsonObject> object = json.object(message.get(), DEEPEST_CLAIMS);
        if (object.isEmpty()) {
            return new Refused(Reason.CLAIMS);
        }
        if (CommonClaims.isOtherVersion(object.get())) {
            return new Refused(Reason.VERSION);
        }
        if (CommonClaims.isOtherUse(object.get(), expected.use())) {
            return new Refused(Reason.USE);
        }
        if (!version.bindsByClaim()) {
            return claims.apply(object.get());
        }
        return BindClaim.says(object.get(), expected.implicitAssertion())
                ? claims.apply(BindClaim.remove(object.get()))
                : new Refused(Reason.BINDING);
    }

    /** What the claims of one use are worth: those that all tokens have decide. */
    private <T> TokenVerification checked(
            Optional<T> read,
            Function<T, CommonClaims> common,
            TokenExpectation expected,
            Function<T, TokenVerification> proof) {
        return read.map(claims -> refusal(common.apply(claims), expected)
                        .<TokenVerification>map(Refused::new)
                        .orElseGet(() -> proof.apply(claims)))
                .orElseGet(() -> new Refused(Reason.CLAIMS));
    }

    private Optional<Reason> refusal(CommonClaims claims, TokenExpectation expected) {
        Instant now = clock.instant();
        if (!claims.issuer().equals(expected.issuer())) {
            return Optional.of(Reason.ISSUER);
        }
        if (!claims.audience().equals(expected.audience())) {
            return Optional.of(Reason.AUDIENCE);
        }
        if (!claims.life().hasBegun(now, skew)) {
            return Optional.of(Reason.NOT_YET_VALID);
        }
        return claims.life().isOver(now) ? Optional.of(Reason.EXPIRED) : Optional.empty();
    }
}
