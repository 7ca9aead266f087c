package org.baton.paseto;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The claims of a sibling's call and of home's notice as JSON; like {@link ClaimsJson}, nothing may be added. Thread-safe. */
final class CallJson {
    private static final Set<String> CALL = CommonClaims.namesWith("sub");
    private static final Set<String> NOTICE = CommonClaims.namesWith("sid", "session", "notice");

    private final JsonBuilderFactory builders = Json.createBuilderFactory(Map.of());

    JsonObject write(CallClaims claims) {
        // sub is second: what is added again keeps its place.
        JsonObjectBuilder named =
                builders.createObjectBuilder().add("iss", claims.sibling()).add("sub", claims.sibling());
        return claims.common().addTo(named).add("v", CommonClaims.VERSION).build();
    }

    JsonObject write(NoticeClaims claims) {
        return claims.common()
                .addTo(builders.createObjectBuilder())
                .add("sid", claims.rootSession())
                .add("session", claims.session())
                .add("notice", claims.notice())
                .add("v", CommonClaims.VERSION)
                .build();
    }

    /** The claims, or empty if one is missing, unknown, of the wrong type, or out of its bounds. */
    static Optional<CallClaims> call(JsonObject json) {
        return CommonClaims.read(json, CALL, common -> {
            Claim.requireOneForm("sub", common.issuer(), Claim.text(json, "sub"));
            return new CallClaims(common.issuer(), common.audience(), common.jti(), common.life());
        });
    }

    /** The claims, or empty if one is missing, unknown, of the wrong type, or out of its bounds. */
    static Optional<NoticeClaims> notice(JsonObject json) {
        return CommonClaims.read(
                json,
                NOTICE,
                common -> new NoticeClaims(
                        common.issuer(),
                        common.audience(),
                        common.jti(),
                        common.life(),
                        Claim.text(json, "sid"),
                        Claim.text(json, "session"),
                        Claim.text(json, "notice")));
    }
}
