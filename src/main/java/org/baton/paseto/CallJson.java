package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The claims of a sibling's call and of home's notice as JSON; like {@link ClaimsJson}, nothing may be added. Thread-safe. */
final class CallJson {
    private static final Set<String> CALL = Set.of("iss", "sub", "aud", "jti", "iat", "nbf", "exp", "use", "v");
    private static final Set<String> NOTICE =
            Set.of("iss", "aud", "jti", "iat", "nbf", "exp", "use", "sid", "session", "notice", "v");

    private final JsonBuilderFactory builders = Json.createBuilderFactory(Map.of());

    byte[] write(CallClaims claims) {
        return builders.createObjectBuilder()
                .add("iss", claims.sibling())
                .add("sub", claims.sibling())
                .add("aud", claims.endpoint())
                .add("jti", claims.jti().text())
                .add("iat", claims.life().issuedAt().toString())
                .add("nbf", claims.life().notBefore().toString())
                .add("exp", claims.life().expiresAt().toString())
                .add("use", TokenUse.EXCHANGE.wireName())
                .add("v", TokenClaims.VERSION)
                .build()
                .toString()
                .getBytes(UTF_8);
    }

    byte[] write(NoticeClaims claims) {
        return builders.createObjectBuilder()
                .add("iss", claims.issuer())
                .add("aud", claims.audience())
                .add("jti", claims.jti().text())
                .add("iat", claims.life().issuedAt().toString())
                .add("nbf", claims.life().notBefore().toString())
                .add("exp", claims.life().expiresAt().toString())
                .add("use", TokenUse.LOGOUT.wireName())
                .add("sid", claims.rootSession())
                .add("session", claims.session())
                .add("notice", claims.notice())
                .add("v", TokenClaims.VERSION)
                .build()
                .toString()
                .getBytes(UTF_8);
    }

    /** The claims, or empty if one is missing, unknown, of the wrong type, or out of its bounds. */
    static Optional<CallClaims> call(JsonObject json) {
        if (!json.keySet().equals(CALL)) {
            return Optional.empty();
        }
        try {
            Claim.requireVersion(json);
            Claim.requireUse(json);
            Claim.requireOneForm("sub", Claim.text(json, "iss"), Claim.text(json, "sub"));
            return Optional.of(new CallClaims(
                    Claim.text(json, "iss"),
                    Claim.text(json, "aud"),
                    new Jti(Claim.text(json, "jti")),
                    Claim.life(json)));
        } catch (IllegalArgumentException | DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }

    /** The claims, or empty if one is missing, unknown, of the wrong type, or out of its bounds. */
    static Optional<NoticeClaims> notice(JsonObject json) {
        if (!json.keySet().equals(NOTICE)) {
            return Optional.empty();
        }
        try {
            Claim.requireVersion(json);
            Claim.requireUse(json);
            return Optional.of(new NoticeClaims(
                    Claim.text(json, "iss"),
                    Claim.text(json, "aud"),
                    new Jti(Claim.text(json, "jti")),
                    Claim.life(json),
                    Claim.text(json, "sid"),
                    Claim.text(json, "session"),
                    Claim.text(json, "notice")));
        } catch (IllegalArgumentException | DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }
}
