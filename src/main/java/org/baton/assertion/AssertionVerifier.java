package org.baton.assertion;

import java.time.Clock;
import java.util.List;
import org.baton.paseto.Token;
import org.baton.paseto.TokenExpectation;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.paseto.TokenVerification.Refused;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.VerifiedAssertion;

/** Verifies assertions at a service, with pinned keys; asks no database and no other host. Safe for many threads. */
public final class AssertionVerifier {
    private static final String SCHEME = "PASETO ";

    private final List<Pinned> issuers;

    /**
     * For one service.
     *
     * @param audience the service's own name
     * @param issuers the hosts that call it, at least one
     * @param clock the service's; it may be up to 5 seconds behind a host's
     */
    public AssertionVerifier(String audience, List<TrustedIssuer> issuers, Clock clock) {
        if (issuers.isEmpty()) {
            throw new IllegalArgumentException("no host may call the service " + audience + "; name at least one");
        }
        this.issuers = issuers.stream()
                .map(issuer -> new Pinned(
                        new TokenVerifier(issuer.keys(), clock, TokenVerifier.DEFAULT_SKEW),
                        new TokenExpectation(
                                TokenUse.ASSERTION,
                                issuer.origin(),
                                audience,
                                TokenUse.ASSERTION.binding(audience, issuer.origin()))))
                .toList();
    }

    /** One host's keys, and what its assertions look like. */
    private record Pinned(TokenVerifier verifier, TokenExpectation expected) {
        TokenVerification verify(Token token) {
            return verifier.verifyAssertion(token, expected);
        }
    }

    /**
     * The assertion that a request brings.
     *
     * @param authorization the lines of the request's header Authorization
     * @return a {@link VerifiedAssertion}, or why there is none: {@link Reason#SHAPE} if there is not exactly one line with the
     *     scheme PASETO, else the last check that failed for any host
     */
    public TokenVerification verify(List<String> authorization) {
        if (authorization.size() != 1 || !authorization.get(0).startsWith(SCHEME)) {
            return new Refused(Reason.SHAPE);
        }
        Token token = new Token(authorization.get(0).substring(SCHEME.length()));
        TokenVerification latest = new Refused(Reason.SHAPE);
        for (Pinned issuer : issuers) {
            TokenVerification verification = issuer.verify(token);
            if (verification instanceof VerifiedAssertion) {
                return verification;
            }
            latest = later(latest, verification);
        }
        return latest;
    }

    /** Reasons are in the order of the checks. */
    private static TokenVerification later(TokenVerification one, TokenVerification other) {
        return one instanceof Refused first
                        && other instanceof Refused second
                        && first.reason().compareTo(second.reason()) >= 0
                ? one
                : other;
    }
}
