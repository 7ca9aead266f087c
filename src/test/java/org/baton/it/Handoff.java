package org.baton.it;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A handoff under way: what home's page is about to post to the shop.
 *
 * @param token the handoff token
 * @param state what the shop bound the browser with
 * @param issuer home's origin
 */
record Handoff(String token, String state, String issuer) {
    static Handoff on(Reply page) {
        return new Handoff(page.field("token"), page.field("state"), page.field("iss"));
    }

    /** The name of the cookie that binds it. */
    String cookie() {
        return "__Host-handoff-" + state.substring(0, 8);
    }

    Map<String, String> form() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token);
        form.put("state", state);
        form.put("iss", issuer);
        return form;
    }

    Handoff withState(String other) {
        return new Handoff(token, other, issuer);
    }

    Handoff withIssuer(String other) {
        return new Handoff(token, state, other);
    }

    @Override
    public String toString() {
        return "Handoff[redacted]";
    }
}
