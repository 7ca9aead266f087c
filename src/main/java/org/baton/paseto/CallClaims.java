package org.baton.paseto;

import java.time.Duration;

/**
 * What a sibling says of itself when it calls home: who calls which address, now, and once.
 *
 * @param sibling the claims iss and sub, the sibling's id
 * @param endpoint the claim aud, the address that is called: 1 to 300 visible ASCII characters
 * @param jti the claim jti
 * @param life the claims iat, nbf and exp; at most {@link #LONGEST}
 */
public record CallClaims(String sibling, String endpoint, Jti jti, TokenLife life) {
    /** No call is under way for longer: 30 seconds. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    /** Checks each claim. */
    public CallClaims {
        if (!KeyId.isSibling(sibling)) {
            throw new IllegalArgumentException("a caller is the id of a sibling, not '" + sibling + "'");
        }
        Claim.requireVisible("endpoint", endpoint, 300);
        if (Duration.between(life.issuedAt(), life.expiresAt()).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a call's assertion lives at most 30 seconds, not " + life);
        }
    }

    CommonClaims common() {
        return new CommonClaims(sibling, endpoint, jti, life, TokenUse.EXCHANGE);
    }
}
