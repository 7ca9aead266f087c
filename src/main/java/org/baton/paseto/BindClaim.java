package org.baton.paseto;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/**
 * What a token is bound to, as the claim {@code bind}: for versions without an implicit assertion, which are signed with
 * this claim or not at all.
 */
final class BindClaim {

    private static final String NAME = "bind";

    private BindClaim() {}

    static JsonObject add(JsonObject claims, String binding) {
        return Json.createObjectBuilder(claims).add(NAME, binding).build();
    }

    /** Whether the claim is there and says exactly this. */
    static boolean says(JsonObject claims, String binding) {
        return claims.get(NAME) instanceof JsonString text && text.getString().equals(binding);
    }

    /** The claims that all versions have. */
    static JsonObject remove(JsonObject claims) {
        return Json.createObjectBuilder(claims).remove(NAME).build();
    }
}
