package org.baton.paseto;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.baton.secret.SecretHash;

/**
 * What a handoff token says (version 1 of the protocol, the claim {@code v}). Times are whole seconds. That authTime is not
 * after issuedAt is not checked: the first comes from the database's clock, the second from the server's.
 *
 * @param issuer the claim iss, the home host: 1 to 200 visible ASCII characters
 * @param audience the claim aud, the id of the sibling
 * @param jti the claim jti
 * @param life the claims iat, nbf and exp
 * @param use the claim use: handoff
 * @param userId the claim sub, the user's id at home: 1 to 64 visible ASCII characters
 * @param rootSession the claim sid, the public id of the root session: 1 to 64 visible ASCII characters
 * @param challenge the claim chl, the hash of the verifier in the browser's pre-session cookie
 * @param authTime the claim auth_time, when the user last proved who they are
 * @param amr how they did (RFC 8176): 1 to 8 names of 1 to 32 of lower-case letters, digits, hyphen and underscore
 * @param trace the one id of this handoff in the audit of both hosts
 * @param offline what it says besides to a sibling that exchanges it without asking home; of no other's token
 */
public record TokenClaims(
        String issuer,
        String audience,
        Jti jti,
        TokenLife life,
        TokenUse use,
        String userId,
        String rootSession,
        SecretHash challenge,
        Instant authTime,
        List<String> amr,
        UUID trace,
        Optional<OfflineGrant> offline) {

    private static final Pattern METHOD = Pattern.compile("[a-z0-9_-]{1,32}");
    private static final int MOST_METHODS = 8;

    /** Checks each claim. */
    public TokenClaims {
        Claim.requireVisible("issuer", issuer, 200);
        if (use != TokenUse.HANDOFF) {
            throw new IllegalArgumentException("a handoff token has the use handoff, not " + use.wireName());
        }
        if (!KeyId.isSibling(audience)) {
            throw new IllegalArgumentException("an audience is the id of a sibling, not '" + audience + "'");
        }
        Claim.requireVisible("user id", userId, 64);
        Claim.requireVisible("root session", rootSession, 64);
        TokenLife.requireWholeSeconds(authTime);
        amr = List.copyOf(amr);
        if (amr.isEmpty()
                || amr.size() > MOST_METHODS
                || !amr.stream().allMatch(method -> METHOD.matcher(method).matches())) {
            throw new IllegalArgumentException("amr is 1 to 8 names such as pwd or otp, not " + amr);
        }
    }

    CommonClaims common() {
        return new CommonClaims(issuer, audience, jti, life, use);
    }
}
