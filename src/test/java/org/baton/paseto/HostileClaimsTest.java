package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.baton.paseto.Example.refusal;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.paseto.TokenVerification.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All tokens here are signed with the right key: the signature excuses nothing. */
@ParameterizedClass
@EnumSource(TokenVersion.class)
class HostileClaimsTest {

    /** As v4 has them; {@link #bound} makes those of the version of them. */
    private static final String CLAIMS = Example.text(Example.json(TokenVersion.V4_PUBLIC));

    private final TokenVerifier verifier = Example.verifier();
    private final TokenVersion version;

    HostileClaimsTest(TokenVersion version) {
        this.version = version;
    }

    static Stream<String> messages() {
        return Stream.of(
                "[]",
                "null",
                "1",
                "\"{}\"",
                "{",
                "}",
                "{]",
                CLAIMS + " ",
                " " + CLAIMS,
                CLAIMS + "{}",
                CLAIMS + "x",
                CLAIMS + "\u0000",
                "\ufeff" + CLAIMS,
                "[" + CLAIMS + "]",
                CLAIMS.replace("{", "{,"),
                CLAIMS.replace("}", ",}"),
                CLAIMS.replace("{", "{/**/"),
                CLAIMS.replace('"', '\''),
                CLAIMS.replace("{", "{\"aud\":\"archive\","),
                CLAIMS.replace("}", ",\"aud\":\"billing\"}"),
                CLAIMS.replace("}", ",\"\\u0061ud\":\"archive\"}"),
                CLAIMS.replace("}", ",\"admin\":true}"),
                CLAIMS.replace("}", ",\"bind\":\"x\"}"),
                CLAIMS.replace("}", ",\"\":\"\"}"),
                CLAIMS.replace("[\"pwd\"]", "[[\"pwd\"]]"),
                CLAIMS.replace("[\"pwd\"]", "[".repeat(500)),
                CLAIMS.replace("[\"pwd\"]", "[".repeat(400) + "]".repeat(400)),
                "{\"a\":" + "[".repeat(1_300),
                "{\"a\":".repeat(200));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_message_that_is_not_exactly_the_object_of_claims_is_refused_though_it_is_signed(String message) {
        assertThat(refusal(Example.signed(version, bound(message)))).isEqualTo(Reason.CLAIMS);
    }

    @Test
    void an_object_without_claims_is_refused() {
        assertThat(refusal(Example.signed(version, "{}"))).isEqualTo(reasonWithoutBinding());
    }

    @Test
    void a_message_that_is_not_utf_8_is_refused() {
        byte[] message = bound(CLAIMS).replace("1234567", "12345\u00e9").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(Example.signed(version, message, Example.FOOTER))).isEqualTo(Reason.CLAIMS);
    }

    static Stream<String> names() {
        return Example.json(TokenVersion.V4_PUBLIC).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_claim_is_required(String name) {
        Map<String, String> json = Example.json(version);
        json.remove(name);

        assertThat(refusal(Example.signed(version, Example.text(json)))).isEqualTo(Reason.CLAIMS);
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_claim_has_one_type(String name) {
        for (String value : new String[] {"null", "true", "[]", "{}", "[1]", "\"\"", "{\"x\":1}", "\"\\ud800\""}) {
            Map<String, String> json = Example.json(version);
            json.put(name, value);
            Reason reason = refusal(Example.signed(version, Example.text(json)));
            assertThat(reason).as("%s: %s", name, value).isIn(Reason.CLAIMS, Reason.USE);
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("v", "2", Reason.VERSION),
                arguments("v", "0", Reason.VERSION),
                arguments("v", "-1", Reason.VERSION),
                arguments("v", "1.0", Reason.VERSION),
                arguments("v", "1e400", Reason.VERSION),
                arguments("v", "1e-400", Reason.VERSION),
                arguments("v", "1e999999999", Reason.VERSION),
                arguments("v", "4294967297", Reason.VERSION),
                arguments("v", "\"1\"", Reason.CLAIMS),
                arguments("use", "\"logout\"", Reason.USE),
                arguments("use", "\"exchange\"", Reason.USE),
                arguments("use", "\"Handoff\"", Reason.USE),
                arguments("use", "7", Reason.CLAIMS),
                arguments("iss", "\"https://home.example.com\"", Reason.ISSUER),
                arguments("iss", "\"https://home.example.org/\"", Reason.ISSUER),
                arguments("aud", "\"archive\"", Reason.AUDIENCE),
                arguments("aud", "[\"billing\"]", Reason.CLAIMS),
                arguments("aud", "\"Billing\"", Reason.CLAIMS),
                arguments("exp", "\"2026-01-01T12:05:00Z\"", null),
                arguments("exp", "\"2026-01-01T12:05:01Z\"", Reason.CLAIMS),
                arguments("exp", "\"2026-01-01T12:06:00Z\"", Reason.CLAIMS),
                arguments("exp", "\"2026-01-01T12:00:00Z\"", Reason.CLAIMS),
                arguments("exp", "\"+999999999-12-31T23:59:59Z\"", Reason.CLAIMS),
                arguments("exp", "\"2026-01-01T12:01:00+00:00\"", Reason.CLAIMS),
                arguments("exp", "\"2026-01-01T12:01:00.000Z\"", Reason.CLAIMS),
                arguments("exp", "\"2026-01-01T12:01:00z\"", Reason.CLAIMS),
                arguments("exp", "\"2026-01-01 12:01:00Z\"", Reason.CLAIMS),
                arguments("exp", "\"2026-01-01T12:00:60Z\"", Reason.CLAIMS),
                arguments("exp", "1767268860", Reason.CLAIMS),
                arguments("nbf", "\"2026-01-01T12:00:05Z\"", null),
                arguments("nbf", "\"2026-01-01T12:00:06Z\"", Reason.NOT_YET_VALID),
                arguments("nbf", "\"2026-01-01T11:59:59Z\"", Reason.CLAIMS),
                arguments("iat", "\"2026-01-01T12:00:01Z\"", Reason.CLAIMS),
                arguments("iat", "\"2026-01-01T11:55:59Z\"", Reason.CLAIMS),
                arguments("iat", "\"-1000000000-01-01T00:00:00Z\"", Reason.CLAIMS),
                arguments("jti", "\"AAECAwQFBgcICQoLDA0ODx\"", Reason.CLAIMS),
                arguments("chl", "\"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cN\"", Reason.CLAIMS),
                arguments("sub", "\"a b\"", Reason.CLAIMS),
                arguments("sub", "1234567", Reason.CLAIMS),
                arguments("trace", "\"4F6C2F3E-0D4C-4B67-9A0E-1F2A3B4C5D6E\"", Reason.CLAIMS),
                arguments("trace", "\"1-1-1-1-1\"", Reason.CLAIMS),
                arguments("amr", "\"pwd\"", Reason.CLAIMS),
                arguments("amr", "[\"pwd\",1]", Reason.CLAIMS),
                arguments("auth_time", "\"2026-01-01T11:50:00.5Z\"", Reason.CLAIMS));
    }

    @ParameterizedTest
    @MethodSource("values")
    void each_claim_is_checked(String name, String value, @Nullable Reason reason) {
        Map<String, String> json = Example.json(version);
        json.put(name, value);

        TokenVerification verification = verifier.verify(Example.signed(version, Example.text(json)), Example.EXPECTED);

        if (reason == null) {
            assertThat(verification).isInstanceOf(VerifiedToken.class);
        } else {
            assertThat(verification).isEqualTo(new Refused(reason));
        }
    }

    @Test
    void numbers_that_no_decimal_can_hold_are_refused() {
        for (String number :
                new String[] {"1e99999999999", "1e-99999999999", "9".repeat(900), "1." + "0".repeat(900)}) {
            Map<String, String> json = Example.json(version);
            json.put("v", number);
            assertThat(refusal(Example.signed(version, Example.text(json)))).isIn(Reason.VERSION, Reason.CLAIMS);
        }
    }

    @Test
    void random_changes_to_a_signed_message_never_throw() {
        long seed = System.nanoTime();
        System.out.println("HostileClaimsTest random seed " + seed);
        Random random = new Random(seed);

        for (int round = 0; round < 500; round++) {
            byte[] message = bound(CLAIMS).getBytes(UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                message[random.nextInt(message.length)] =
                        (byte) "{}[]\",:\\ue1-0\u0000\u007f".charAt(random.nextInt(15));
            }
            Token token = Example.signed(version, message, Example.FOOTER);
            assertThat(verifier.verify(token, Example.EXPECTED)).isNotNull();
        }
    }

    @Test
    void a_v2_token_says_in_a_claim_what_it_is_bound_to_and_a_v4_token_has_no_such_claim() {
        String expected = "\"" + Example.BINDING + "\"";
        String otherCallback = "\"" + Example.BINDING.replace("billing.example.org", "evil.example.org") + "\"";

        for (String value : new String[] {"null", "1", "\"\"", "[" + expected + "]", otherCallback, expected}) {
            Map<String, String> json = Example.json(version);
            json.put("bind", value);
            TokenVerification verification =
                    verifier.verify(Example.signed(version, Example.text(json)), Example.EXPECTED);
            if (version == TokenVersion.V4_PUBLIC) {
                assertThat(verification).isEqualTo(new Refused(Reason.CLAIMS));
            } else if (value.equals(expected)) {
                assertThat(verification).isInstanceOf(VerifiedToken.class);
            } else {
                assertThat(verification).as(value).isEqualTo(new Refused(Reason.BINDING));
            }
        }
    }

    private String bound(String claims) {
        String bind = ",\"bind\":\"" + Example.BINDING + "\"";
        return version == TokenVersion.V4_PUBLIC ? claims : claims.replace("\"v\":1", "\"v\":1" + bind);
    }

    private Reason reasonWithoutBinding() {
        return version == TokenVersion.V4_PUBLIC ? Reason.CLAIMS : Reason.BINDING;
    }
}
