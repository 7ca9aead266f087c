package org.baton.paseto;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baton.secret.SecretHash;

/**
 * The claims as the JSON object in a token. Reading is the exact reverse of writing: all claims are required, none may be
 * added but all of {@link OfflineGrant}, and each has one text only (RFC 3339 with Z and whole seconds, lower-case UUID). Thread-safe.
 */
final class ClaimsJson {

    private static final Set<String> NAMES = CommonClaims.namesWith("sub", "sid", "chl", "auth_time", "amr", "trace");

    private final JsonBuilderFactory builders = Json.createBuilderFactory(Map.of());
    private final OfflineJson offline = new OfflineJson(builders);

    JsonObject write(TokenClaims claims) {
        JsonObjectBuilder json = claims.common()
                .addTo(builders.createObjectBuilder())
                .add("sub", claims.userId())
                .add("sid", claims.rootSession())
                .add("chl", claims.challenge().text())
                .add("auth_time", claims.authTime().toString())
                .add("amr", builders.createArrayBuilder(claims.amr()))
                .add("trace", claims.trace().toString())
                .add("v", CommonClaims.VERSION);
        claims.offline().ifPresent(grant -> json.addAll(offline.write(grant)));
        return json.build();
    }

    /** The claims, or empty if one is missing, unknown, of the wrong type, or out of its bounds. */
    static Optional<TokenClaims> read(JsonObject json) {
        return OfflineJson.isIn(json.keySet(), NAMES)
                ? CommonClaims.read(
                        json, json.keySet(), common -> claims(json, common, Optional.of(OfflineJson.read(json))))
                : CommonClaims.read(json, NAMES, common -> claims(json, common, Optional.empty()));
    }

    private static TokenClaims claims(JsonObject json, CommonClaims common, Optional<OfflineGrant> offline) {
        return new TokenClaims(
                common.issuer(),
                common.audience(),
                common.jti(),
                common.life(),
                common.use(),
                Claim.text(json, "sub"),
                Claim.text(json, "sid"),
                Claim.required(SecretHash.parse(Claim.text(json, "chl")), "chl"),
                Claim.time(json, "auth_time"),
                Claim.texts(json, "amr"),
                Claim.uuid(json, "trace"),
                offline);
    }
}
