package org.baton.paseto;

import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashSet;
import java.util.Set;

/** The claims that only tokens for OFFLINE siblings have, as {@link ClaimsJson} has those of all. */
final class OfflineJson {
    private static final Set<String> NAMES =
            Set.of("session", "expires_at", "lease_grace", "username", "display_name", "groups");

    private final JsonBuilderFactory builders;

    OfflineJson(JsonBuilderFactory builders) {
        this.builders = builders;
    }

    JsonObjectBuilder write(OfflineGrant grant) {
        return builders.createObjectBuilder()
                .add("session", grant.session())
                .add("expires_at", grant.expiresAt().toString())
                .add("lease_grace", grant.leaseGrace().toSeconds())
                .add("username", grant.username())
                .add("display_name", grant.displayName())
                .add("groups", builders.createArrayBuilder(grant.groups()));
    }

    /** Whether a token has exactly these claims besides the others. */
    static boolean isIn(Set<String> names, Set<String> others) {
        Set<String> all = new HashSet<>(others);
        all.addAll(NAMES);
        return names.equals(all);
    }

    static OfflineGrant read(JsonObject json) {
        return new OfflineGrant(
                Claim.text(json, "session"),
                Claim.time(json, "expires_at"),
                Claim.seconds(json, "lease_grace"),
                Claim.text(json, "username"),
                Claim.text(json, "display_name"),
                Claim.texts(json, "groups"));
    }
}
