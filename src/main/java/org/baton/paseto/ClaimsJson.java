package org.baton.paseto;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baton.secret.SecretHash;

/**
 * The claims as the JSON object in a token. Reading is the exact reverse of writing: all claims are required, none may be
 * added but all of {@link OfflineGrant}, and each has one text only (RFC 3339 with Z and whole seconds, lower-case UUID). Thread-safe.
 */
final class ClaimsJson {

    private static final Set<String> NAMES = Set.of(
            "iss", "aud", "jti", "iat", "nbf", "exp", "use", "sub", "sid", "chl", "auth_time", "amr", "trace", "v");

    private final JsonBuilderFactory builders = Json.createBuilderFactory(Map.of());
    private final OfflineJson offline = new OfflineJson(builders);

    JsonObject write(TokenClaims claims) {
        JsonObjectBuilder json = builders.createObjectBuilder()
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
                .add("v", TokenClaims.VERSION);
        claims.offline().ifPresent(grant -> json.addAll(offline.write(grant)));
        return json.build();
    }

    /** The claims, or empty if one is missing, unknown, of the wrong type, or out of its bounds. */
    static Optional<TokenClaims> read(JsonObject json) {
        boolean offline = OfflineJson.isIn(json.keySet(), NAMES);
        if (!offline && !json.keySet().equals(NAMES)) {
            return Optional.empty();
        }
        try {
            return Optional.of(claims(json, offline ? Optional.of(OfflineJson.read(json)) : Optional.empty()));
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

    private static TokenClaims claims(JsonObject json, Optional<OfflineGrant> offline) {
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
                Claim.texts(json, "amr"),
                Claim.uuid(json, "trace"),
                offline);
    }
}
