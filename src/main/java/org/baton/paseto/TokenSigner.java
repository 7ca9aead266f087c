package org.baton.paseto;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** Signs tokens at home, each with the key of its sibling and use. Thread-safe; about half a millisecond of CPU a token. */
public final class TokenSigner {

    private final SigningKeys keys;
    private final ClaimsJson json = new ClaimsJson();
    private final CallJson calls = new CallJson();
    private final AssertionJson assertions = new AssertionJson();
    private final TicketJson tickets = new TicketJson();

    /** A signer with these keys; made once at start. */
    public TokenSigner(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * The token that says this, at most 700 characters for ordinary claims, in v2 at most 800; with an {@link OfflineGrant}
     * up to 1,000 more.
     *
     * @param claims its audience and use choose the key
     * @param version which version of PASETO the sibling reads; it chooses the key, too
     * @param generation which generation of that key signs, 1 or more
     * @param binding what the token is bound to, and the verifier must expect: v4 signs it without carrying it (its implicit
     *     assertion; PASETO specification, Version4.md), in v2 it is the claim {@code bind}
     */
    public Token sign(TokenClaims claims, TokenVersion version, int generation, String binding) {
        return signed(new KeyId(claims.audience(), claims.use(), generation), json.write(claims), version, binding);
    }

    /** A download ticket, for a path of 512 characters at most 1,500 characters; as a handoff in either version. */
    public Token sign(TicketClaims claims, TokenVersion version, int generation, String binding) {
        return signed(
                new KeyId(claims.audience(), TokenUse.TICKET, generation), tickets.write(claims), version, binding);
    }

    /** A sibling's assertion for one call to home, in v4.public. */
    public Token sign(CallClaims claims, int generation, String binding) {
        return signed(new KeyId(claims.sibling(), TokenUse.EXCHANGE, generation), calls.write(claims), binding);
    }

    /** Home's notice to a sibling, in v4.public. */
    public Token sign(NoticeClaims claims, int generation, String binding) {
        return signed(new KeyId(claims.audience(), TokenUse.LOGOUT, generation), calls.write(claims), binding);
    }

    /** A host's assertion for a service, in v4.public; at most 2,048 characters where the issuer is an origin. */
    public Token sign(AssertionClaims claims, int generation, String binding) {
        return signed(new KeyId(claims.audience(), TokenUse.ASSERTION, generation), assertions.write(claims), binding);
    }

    private Token signed(KeyId id, JsonObject claims, String binding) {
        return signed(id, claims, TokenVersion.V4_PUBLIC, binding);
    }

    private Token signed(KeyId id, JsonObject claims, TokenVersion version, String binding) {
        JsonObject message = version.bindsByClaim() ? BindClaim.add(claims, binding) : claims;
        byte[] utf8 = message.toString().getBytes(StandardCharsets.UTF_8);
        return version.codec().sign(keys.seed(version, id), utf8, TokenFooter.write(id), binding);
    }
}
