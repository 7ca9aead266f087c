package org.baton.paseto;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The claims of a download ticket as JSON; like {@link ClaimsJson}, nothing may be added. Thread-safe. */
final class TicketJson {
    private static final Set<String> NAMES = Set.of(
            "iss",
            "aud",
            "jti",
            "iat",
            "nbf",
            "exp",
            "use",
            "sub",
            "sid",
            "method",
            "resource",
            "resume",
            "trace",
            "v");

    private final JsonBuilderFactory builders = Json.createBuilderFactory(Map.of());

    JsonObject write(TicketClaims claims) {
        return builders.createObjectBuilder()
                .add("iss", claims.issuer())
                .add("aud", claims.audience())
                .add("jti", claims.jti().text())
                .add("iat", claims.life().issuedAt().toString())
                .add("nbf", claims.life().notBefore().toString())
                .add("exp", claims.life().expiresAt().toString())
                .add("use", TokenUse.TICKET.wireName())
                .add("sub", claims.userId())
                .add("sid", claims.rootSession())
                .add("method", claims.method())
                .add("resource", claims.resource())
                .add("resume", claims.mayResume())
                .add("trace", claims.trace().toString())
                .add("v", TokenClaims.VERSION)
                .build();
    }

    /** The claims, or empty if one is missing, unknown, of the wrong type, or out of its bounds. */
    static Optional<TicketClaims> read(JsonObject json) {
        if (!json.keySet().equals(NAMES)) {
            return Optional.empty();
        }
        try {
            Claim.requireVersion(json);
            Claim.requireUse(json);
            return Optional.of(new TicketClaims(
                    Claim.text(json, "iss"),
                    Claim.text(json, "aud"),
                    new Jti(Claim.text(json, "jti")),
                    Claim.life(json),
                    Claim.text(json, "sub"),
                    Claim.text(json, "sid"),
                    Claim.text(json, "method"),
                    Claim.text(json, "resource"),
                    truth(json, "resume"),
                    trace(Claim.text(json, "trace"))));
        } catch (IllegalArgumentException | DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }

    private static boolean truth(JsonObject json, String name) {
        JsonValue value = json.get(name);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
            throw new IllegalArgumentException(name + " is neither true nor false");
        }
        return value == JsonValue.TRUE;
    }

    private static UUID trace(String text) {
        UUID trace = UUID.fromString(text);
        Claim.requireOneForm("trace", trace.toString(), text);
        return trace;
    }
}
