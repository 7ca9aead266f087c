package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.baton.paseto.TokenVerification.Reason;

/** The assertions among {@link Vectors}. */
final class AssertionVectors {
    static final TokenExpectation EXPECTED =
            new TokenExpectation(TokenUse.ASSERTION, Example.ISSUER, "billing", Example.ASSERTED);

    private static final Instant NOW = Example.NOW;
    private static final KeyId ID = new KeyId("billing", TokenUse.ASSERTION, 1);

    private AssertionVectors() {}

    static List<Vector> all() {
        return List.of(
                good("a service's assertion", NOW),
                good("an assertion 1 second before exp", NOW.plusSeconds(29)),
                bad("an assertion at exp", token(), NOW.plusSeconds(30), Reason.EXPIRED),
                bad("an assertion 6 seconds before nbf", token(), NOW.minusSeconds(6), Reason.NOT_YET_VALID),
                bad("31 seconds long", changed(json -> json.replace("12:00:30Z", "12:00:31Z")), NOW, Reason.CLAIMS),
                bad("a group that is a number", changed(json -> json.replace("[\"user\"", "[1")), NOW, Reason.CLAIMS),
                bad("an assertion without groups", changed(AssertionVectors::withoutGroups), NOW, Reason.CLAIMS),
                bad("an assertion of another host", changed(AssertionVectors::ofAnother), NOW, Reason.ISSUER),
                bad("an assertion for another service", changed(AssertionVectors::forAnother), NOW, Reason.AUDIENCE),
                bad("a handoff token shown to a service", Example.token(TokenVersion.V4_PUBLIC), NOW, Reason.KEY),
                new Vector(
                        "an assertion shown as a handoff token",
                        token(),
                        NOW,
                        Example.EXPECTED,
                        Optional.of(Reason.KEY)));
    }

    /** The ordinary one. */
    static Token token() {
        return new TokenSigner(Example.KEYS).sign(Example.ASSERTION, 1, Example.ASSERTED);
    }

    /** Another message, signed with the right key. */
    static Token changed(UnaryOperator<String> change) {
        return signed(change.apply(new AssertionJson().write(Example.ASSERTION).toString()));
    }

    static Token signed(String message) {
        TokenVersion version = TokenVersion.V4_PUBLIC;
        return version.codec()
                .sign(Example.KEYS.seed(version, ID), message.getBytes(UTF_8), TokenFooter.write(ID), Example.ASSERTED);
    }

    private static String withoutGroups(String json) {
        return json.replace("\"groups\":[\"user\"],", "");
    }

    private static String ofAnother(String json) {
        return json.replace("home.example.org", "home.example.net");
    }

    private static String forAnother(String json) {
        return json.replace("\"billing\"", "\"stock\"");
    }

    private static Vector good(String name, Instant now) {
        return new Vector(name, token(), now, EXPECTED, Optional.empty());
    }

    private static Vector bad(String name, Token token, Instant now, Reason reason) {
        return new Vector(name, token, now, EXPECTED, Optional.of(reason));
    }
}
