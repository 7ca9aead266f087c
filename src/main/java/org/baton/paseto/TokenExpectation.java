package org.baton.paseto;

/**
 * What a verifier expects a token to be, from its own configuration, never from the request.
 *
 * @param use the only use that is accepted
 * @param issuer the home host, exactly as it names itself in iss
 * @param audience the id of the sibling that verifies
 * @param implicitAssertion what the token must be bound to, exactly as home wrote it when it signed; in v2 a claim says it
 */
public record TokenExpectation(TokenUse use, String issuer, String audience, String implicitAssertion) {

    boolean accepts(KeyId id) {
        return id.use() == use && id.sibling().equals(use.sibling(issuer, audience));
    }
}
