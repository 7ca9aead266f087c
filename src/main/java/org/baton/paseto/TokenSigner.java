package org.baton.paseto;

/** Signs tokens at home, each with the key of its sibling and use. Thread-safe; about half a millisecond of CPU a token. */
public final class TokenSigner {

    private final SigningKeys keys;
    private final ClaimsJson json = new ClaimsJson();
    private final CallJson calls = new CallJson();

    /** A signer with these keys; made once at start. */
    public TokenSigner(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * The token that says this, at most 700 characters for ordinary claims.
     *
     * @param claims its audience and use choose the key
     * @param generation which generation of that key signs, 1 or more
     * @param implicitAssertion what the token is bound to without saying it; the verifier must expect the same text (PASETO
     *     specification, Version4.md)
     */
    public Token sign(TokenClaims claims, int generation, String implicitAssertion) {
        return signed(new KeyId(claims.audience(), claims.use(), generation), json.write(claims), implicitAssertion);
    }

    /** A sibling's assertion for one call to home; bounds as in {@link #sign(TokenClaims, int, String)}. */
    public Token sign(CallClaims claims, int generation, String implicitAssertion) {
        return signed(
                new KeyId(claims.sibling(), TokenUse.EXCHANGE, generation), calls.write(claims), implicitAssertion);
    }

    /** Home's notice to a sibling; bounds as in {@link #sign(TokenClaims, int, String)}. */
    public Token sign(NoticeClaims claims, int generation, String implicitAssertion) {
        return signed(
                new KeyId(claims.audience(), TokenUse.LOGOUT, generation), calls.write(claims), implicitAssertion);
    }

    private Token signed(KeyId id, byte[] message, String implicitAssertion) {
        return keys.version().codec().sign(keys.seed(id), message, TokenFooter.write(id), implicitAssertion);
    }
}
