package org.baton.paseto;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The claims of an assertion as JSON; like {@link ClaimsJson}, nothing may be added. Thread-safe. */
final class AssertionJson {
    private static final Set<String> NAMES =
            CommonClaims.namesWith("sub", "username", "groups", "sid", "auth_time", "trace");

    private final JsonBuilderFactory builders = Json.createBuilderFactory(Map.of());

    JsonObject write(AssertionClaims claims) {
        return claims.common()
                .addTo(builders.createObjectBuilder())
                .add("sub", claims.userId())
                .add("username", claims.username())
                .add("groups", builders.createArrayBuilder(claims.groups()))
                .add("sid", claims.rootSession())
                .add("auth_time", claims.authTime().toString())
                .add("trace", claims.trace().toString())
                .add("v", CommonClaims.VERSION)
                .build();
    }

    /** The claims, or empty if one is missing, unknown, of the wrong type, or out of its bounds. */
    static Optional<AssertionClaims> read(JsonObject json) {
        return CommonClaims.read(
                json,
                NAMES,
                common -> new AssertionClaims(
                        common.issuer(),
                        common.audience(),
                        common.jti(),
                        common.life(),
                        Claim.text(json, "sub"),
                        Claim.text(json, "username"),
                        Claim.texts(json, "groups"),
                        Claim.text(json, "sid"),
                        Claim.time(json, "auth_time"),
                        Claim.uuid(json, "trace")));
    }
}
