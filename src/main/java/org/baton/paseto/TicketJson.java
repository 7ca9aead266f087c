package org.baton.paseto;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The claims of a download ticket as JSON; like {@link ClaimsJson}, nothing may be added. Thread-safe. */
final class TicketJson {
    private static final Set<String> NAMES =
            CommonClaims.namesWith("sub", "sid", "method", "resource", "resume", "trace");

    private final JsonBuilderFactory builders = Json.createBuilderFactory(Map.of());

    JsonObject write(TicketClaims claims) {
        return claims.common()
                .addTo(builders.createObjectBuilder())
                .add("sub", claims.userId())
                .add("sid", claims.rootSession())
                .add("method", claims.method())
                .add("resource", claims.resource())
                .add("resume", claims.mayResume())
                .add("trace", claims.trace().toString())
                .add("v", CommonClaims.VERSION)
                .build();
    }

    /** The claims, or empty if one is missing, unknown, of the wrong type, or out of its bounds. */
    static Optional<TicketClaims> read(JsonObject json) {
        return CommonClaims.read(
                json,
                NAMES,
                common -> new TicketClaims(
                        common.issuer(),
                        common.audience(),
                        common.jti(),
                        common.life(),
                        Claim.text(json, "sub"),
                        Claim.text(json, "sid"),
                        Claim.text(json, "method"),
                        Claim.text(json, "resource"),
                        truth(json, "resume"),
                        Claim.uuid(json, "trace")));
    }

    private static boolean truth(JsonObject json, String name) {
        JsonValue value = json.get(name);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new IllegalArgumentException(name + " is neither true nor false");
        }
        return value == JsonValue.TRUE;
    }
}
