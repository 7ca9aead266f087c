package org.baton.paseto;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.baton.secret.SecretHash;

/**
 * The claims as the JSON object in a token. Reading is the exact reverse of writing: all claims are required, none may be
 * added, and each has one text only (RFC 3339 with Z and whole seconds, lower-case UUID). Thread-safe.
 */
final class ClaimsJson {

    private static final Set<String> NAMES = Set.of(
            "iss", "aud", "jti", "iat", "nbf", "exp", "use", "sub", "sid", "chl", "auth_time", "amr", "trace", "v");

    private final JsonBuilderFactory builders = Json.createBuilderFactory(Map.of());

    JsonObject write(TokenClaims claims) {
        return builders.createObjectBuilder()
                .add("iss", claims.issuer())
                .add("aud", claims.audience())
                .add("jti", claims.jti().text())
                .add("iat", claims.life().issuedAt().toString())
                .add("nbf", claims.life().notBefore().toString())
                .add("exp", claims.life().expiresAt().toString())
                .add("use", claims.use().wireName())
                .add("sub", claims.userId())
                .add("sid", claims.rootSession())
                .add("chl", claims.challenge().text())
                .add("auth_time", claims.authTime().toString())
                .add("amr", builders.createArrayBuilder(claims.amr()))
                .add("trace", claims.trace().toString())
                .add("v", TokenClaims.VERSION)
                .build();
    }

    /** The claims, or empty if one is missing, unknown, of the wrong type, or out of its bounds. */
    static Optional<TokenClaims> read(JsonObject json) {
        if (!json.keySet().equals(NAMES)) {
            return Optional.empty();
        }
        try {
            return Optional.of(claims(json));
        } catch (IllegalArgumentException | DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }

    /** Whether {@code v} is there and is not the number 1: then nothing else in the token can be understood. */
    static boolean isOtherVersion(JsonObject json) {
        return json.get("v") instanceof JsonNumber number && !isVersion(number);
    }

    /** Whether {@code use} is there and names another use. */
    static boolean isOtherUse(JsonObject json, TokenUse use) {
        return json.get("use") instanceof JsonString name && !name.getString().equals(use.wireName());
    }

    private static boolean isVersion(JsonNumber number) {
        try {
            return number.toString().equals(Integer.toString(TokenClaims.VERSION));
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            return false; // 1e99999999999: parsson reads it, and fails when it is looked at
        }
    }

    private static TokenClaims claims(JsonObject json) {
        Claim.requireVersion(json);
        return new TokenClaims(
                Claim.text(json, "iss"),
                Claim.text(json, "aud"),
                new Jti(Claim.text(json, "jti")),
                Claim.life(json),
                Claim.required(TokenUse.parse(Claim.text(json, "use")), "use"),
                Claim.text(json, "sub"),
                Claim.text(json, "sid"),
                Claim.required(SecretHash.parse(Claim.text(json, "chl")), "chl"),
                Claim.time(json, "auth_time"),
                amr(json),
                trace(Claim.text(json, "trace")));
    }

    private static UUID trace(String text) {
        UUID trace = UUID.fromString(text);
        Claim.requireOneForm("trace", trace.toString(), text);
        return trace;
    }

    private static List<String> amr(JsonObject json) {
        if (json.get("amr") instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return array.getValuesAs(JsonString::getString);
        }
        throw new IllegalArgumentException("amr is no array of strings");
    }
}
