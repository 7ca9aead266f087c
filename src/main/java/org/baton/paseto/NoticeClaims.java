package org.baton.paseto;

/**
 * What home tells a sibling with a database of its own: this session of yours is over.
 *
 * @param issuer the claim iss, the home host: 1 to 200 visible ASCII characters
 * @param audience the claim aud, the id of the sibling
 * @param jti the claim jti, another one at each try
 * @param life the claims iat, nbf and exp
 * @param rootSession the claim sid, the public id of the login at home: 1 to 64 visible ASCII characters
 * @param session the claim session, home's public id of the sibling's session: 1 to 64 visible ASCII characters
 * @param notice the claim notice, the same at each try: 1 to 64 visible ASCII characters
 */
public record NoticeClaims(
        String issuer, String audience, Jti jti, TokenLife life, String rootSession, String session, String notice) {
    /** Checks each claim. */
    public NoticeClaims {
        Claim.requireVisible("issuer", issuer, 200);
        if (!KeyId.isSibling(audience)) {
            throw new IllegalArgumentException("an audience is the id of a sibling, not '" + audience + "'");
        }
        Claim.requireVisible("root session", rootSession, 64);
        Claim.requireVisible("session", session, 64);
        Claim.requireVisible("notice", notice, 64);
    }

    CommonClaims common() {
        return new CommonClaims(issuer, audience, jti, life, TokenUse.LOGOUT);
    }
}
