package org.baton.paseto;

import java.util.Set;
import java.util.UUID;

/**
 * What a download ticket says: one file of one sibling, for one login, once.
 *
 * @param issuer the claim iss, the home host: 1 to 200 visible ASCII characters
 * @param audience the claim aud, the id of the sibling that has the file
 * @param jti the claim jti
 * @param life the claims iat, nbf and exp
 * @param userId the claim sub, the user's id at home: 1 to 64 visible ASCII characters
 * @param rootSession the claim sid, the public id of the root session: 1 to 64 visible ASCII characters
 * @param method the claim method: GET or HEAD
 * @param resource the claim resource, the file's path as it stands in the request line: 1 to 512 visible ASCII characters, a
 *     slash first
 * @param mayResume the claim resume: whether a part that does not begin at the first byte may be asked for
 * @param trace the one id of this ticket in the audit of both hosts
 */
public record TicketClaims(
        String issuer,
        String audience,
        Jti jti,
        TokenLife life,
        String userId,
        String rootSession,
        String method,
        String resource,
        boolean mayResume,
        UUID trace) {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    /** Checks each claim. */
    public TicketClaims {
        Claim.requireVisible("issuer", issuer, 200);
        if (!KeyId.isSibling(audience)) {
            throw new IllegalArgumentException("an audience is the id of a sibling, not '" + audience + "'");
        }
        Claim.requireVisible("user id", userId, 64);
        Claim.requireVisible("root session", rootSession, 64);
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("a ticket's method is GET or HEAD, not '" + method + "'");
        }
        Claim.requireVisible("resource", resource, 512);
        if (!resource.startsWith("/")) {
            throw new IllegalArgumentException("a ticket's resource is a path, not '" + resource + "'");
        }
    }

    CommonClaims common() {
        return new CommonClaims(issuer, audience, jti, life, TokenUse.TICKET);
    }
}
