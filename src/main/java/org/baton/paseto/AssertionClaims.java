package org.baton.paseto;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What a host tells a service that it calls about the user whose request it handles. It is the state of one moment: nothing
 * takes it back before its end.
 *
 * @param issuer the claim iss, the origin of the host: 1 to 200 visible ASCII characters
 * @param audience the claim aud, the name of the service: 1 to 40 of lower-case letters, digits and hyphens
 * @param jti the claim jti
 * @param life the claims iat, nbf and exp; at most {@link #LONGEST}
 * @param userId the claim sub, the user's id at the issuer: 1 to 64 visible ASCII characters
 * @param username the claim username: 1 to 200 characters, none a control character
 * @param groups the claim groups: each 1 to 100 characters, none a control character
 * @param rootSession the claim sid, the issuer's id of the login: 1 to 64 visible ASCII characters
 * @param authTime the claim auth_time, when the user last proved who they are; whole seconds
 * @param trace the id of the request for which it was made, in the issuer's log
 */
public record AssertionClaims(
        String issuer,
        String audience,
        Jti jti,
        TokenLife life,
        String userId,
        String username,
        List<String> groups,
        String rootSession,
        Instant authTime,
        UUID trace) {
    /** No call takes longer to arrive: 30 seconds. */
    public static final Duration LONGEST = Duration.ofSeconds(30);

    /** How much name and groups may be together in a token, which has at most 2,048 characters: 700 bytes of JSON. */
    public static final int MOST_BYTES = 700;

    /** Checks each claim, and that all fit into a token. */
    public AssertionClaims {
        Claim.requireVisible("issuer", issuer, 200);
        if (!KeyId.isSibling(audience)) {
            throw new IllegalArgumentException(
                    "a service's name is 1 to 40 of lower-case letters, digits and hyphens, not '" + audience + "'");
        }
        if (Duration.between(life.issuedAt(), life.expiresAt()).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("an assertion lives at most 30 seconds, not " + life);
        }
        Claim.requireVisible("user id", userId, 64);
        Claim.requireVisible("root session", rootSession, 64);
        TokenLife.requireWholeSeconds(authTime);
        groups = List.copyOf(groups);
        if (!fits(username, groups)) {
            throw new IllegalArgumentException("name and groups of a user have at most " + MOST_BYTES
                    + " bytes together in an assertion, the name 1 to 200 characters, a group 1 to 100, not those of "
                    + username);
        }
    }

    /**
     * Whether an assertion can say that of a user.
     *
     * @param username the user's name
     * @param groups the user's groups
     * @return false if one of them is out of its bounds, or all together are
     */
    public static boolean fits(String username, Collection<String> groups) {
        return NamesAndGroups.fit(List.of(username), groups, MOST_BYTES);
    }

    CommonClaims common() {
        return new CommonClaims(issuer, audience, jti, life, TokenUse.ASSERTION);
    }
}
