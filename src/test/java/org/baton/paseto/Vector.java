package org.baton.paseto;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.paseto.TokenVerification.Refused;

/**
 * A published token, and what its verifier is to make of it.
 *
 * @param name what is special about it
 * @param token the token
 * @param now the verifier's clock
 * @param expected what the verifier expects
 * @param reason why it is to be refused; empty if it is good
 */
record Vector(String name, Token token, Instant now, TokenExpectation expected, Optional<Reason> reason) {
    /** Why our verifier refuses it; empty if it does not. */
    Optional<Reason> refusal(KeyRing ring) {
        TokenVerifier verifier = new TokenVerifier(ring, Clock.fixed(now, ZoneOffset.UTC), TokenVerifier.DEFAULT_SKEW);
        TokenVerification verification = switch (expected.use()) {
            case HANDOFF -> verifier.verify(token, expected);
            case EXCHANGE -> verifier.verifyCall(token, expected);
            case LOGOUT -> verifier.verifyNotice(token, expected);
            case ASSERTION -> verifier.verifyAssertion(token, expected);
            case TICKET -> verifier.verifyTicket(token, expected);
        };
        return verification instanceof Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    /** As it is published: a good one with its message, a bad one with the reason. */
    JsonObject json() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("name", name)
                .add("use", expected.use().wireName())
                .add("iss", expected.issuer())
                .add("aud", expected.audience())
                .add("implicit_assertion", expected.implicitAssertion())
                .add("now", now.toString())
                .add("token", token.text());
        reason.ifPresentOrElse(why -> json.add("refused", why.name()), () -> json.add("message", message()));
        return json.build();
    }

    private String message() {
        return TokenParts.parse(token).stream()
                .map(parts -> new String(parts.message(), StandardCharsets.UTF_8))
                .reduce("", String::concat);
    }

    /** All those of one kind. */
    static List<Vector> of(List<Vector> all, boolean good) {
        return all.stream().filter(vector -> vector.reason().isEmpty() == good).toList();
    }
}
