package org.baton.handoff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.baton.http.Call;

/**
 * What home delivers to a sibling's callback.
 *
 * @param name {@code token}, or {@code error} where there is none (RFC 6749, 4.1.2.1)
 * @param value the token, or what is wrong
 * @param state what the sibling bound its browser with
 * @param issuer home's origin (RFC 9207)
 */
record CallbackParameters(String name, String value, String state, String issuer) {
    /** There is no login that fits, and home was not to ask (OpenID Connect Core 1.0, 3.1.2.6). */
    static final String LOGIN_REQUIRED = "login_required";

    /** What a request delivers; empty unless it is a state, this issuer, and either a token or that error. */
    static Optional<CallbackParameters> of(Call call, String issuer) {
        Optional<String> state = call.parameter("state").filter(Binding::isState);
        Optional<String> token = call.parameter("token");
        Optional<String> error = call.parameter("error");
        boolean known = call.parameter("iss").filter(issuer::equals).isPresent();
        boolean one = token.isPresent() != error.filter(LOGIN_REQUIRED::equals).isPresent();
        if (state.isEmpty() || !known || !one || (token.isPresent() && error.isPresent())) {
            return Optional.empty();
        }
        return Optional.of(new CallbackParameters(
                token.isPresent() ? "token" : "error", token.orElse(LOGIN_REQUIRED), state.get(), issuer));
    }

    boolean isError() {
        return name.equals("error");
    }

    /** As fields of a form. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(name, value);
        fields.put("state", state);
        fields.put("iss", issuer);
        return Collections.unmodifiableMap(fields);
    }

    /** As the query of an address. */
    String query() {
        return fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return "CallbackParameters[redacted]";
    }
}
