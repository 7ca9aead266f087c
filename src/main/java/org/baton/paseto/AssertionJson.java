package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The claims of an assertion as JSON; like {@link ClaimsJson}, nothing may be added. Thread-safe. */
final class AssertionJson {
    private static final Set<String> NAMES = Set.of(
            "iss",
            "aud",
            "jti",
            "iat",
            "nbf",
            "exp",
            "use",
            "sub",
            "username",
            "groups",
            "sid",
            "auth_time",
            "trace",
            "v");

    private final JsonBuilderFactory builders = Json.createBuilderFactory(Map.of());

    byte[] write(AssertionClaims claims) {
        return builders.createObjectBuilder()
                .add("iss", claims.issuer())
                .add("aud", claims.audience())
                .add("jti", claims.jti().text())
                .add("iat", claims.life().issuedAt().toString())
                .add("nbf", claims.life().notBefore().toString())
                .add("exp", claims.life().expiresAt().toString())
                .add("use", TokenUse.ASSERTION.wireName())
                .add("sub", claims.userId())
                .add("username", claims.username())
                .add("groups", builders.createArrayBuilder(claims.groups()))
                .add("sid", claims.rootSession())
                .add("auth_time", claims.authTime().toString())
                .add("trace", claims.trace().toString())
                .add("v", TokenClaims.VERSION)
                .build()
                .toString()
                .getBytes(UTF_8);
    }

    /** The claims, or empty if one is missing, unknown, of the wrong type, or out of its bounds. */
    static Optional<AssertionClaims> read(JsonObject json) {
        if (!json.keySet().equals(NAMES)) {
            return Optional.empty();
        }
        try {
            Claim.requireVersion(json);
            Claim.requireUse(json);
            return Optional.of(new AssertionClaims(
                    Claim.text(json, "iss"),
                    Claim.text(json, "aud"),
                    new Jti(Claim.text(json, "jti")),
                    Claim.life(json),
                    Claim.text(json, "sub"),
                    Claim.text(json, "username"),
                    Claim.texts(json, "groups"),
                    Claim.text(json, "sid"),
                    Claim.time(json, "auth_time"),
                    Claim.uuid(json, "trace")));
        } catch (IllegalArgumentException | DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }
}
