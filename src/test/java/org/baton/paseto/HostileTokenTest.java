package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.paseto.TokenVerification.Refused;
import org.baton.secret.Base64Url;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Claims that are refused here are signed with the right key: the signature hides nothing. */
class HostileTokenTest {

    private static final String TEXT = Example.token().text();
    private static final String BODY = TEXT.split("\\.", -1)[2];
    private static final String FOOTER = TEXT.split("\\.", -1)[3];

    /** 28 bytes: unlike the other one, its base64url has left-over bits. */
    private static final String LONGER_FOOTER = Base64Url.encode("{\"kid\": \"billing.handoff.1\"}".getBytes(UTF_8));

    private static final String CLAIMS = Example.text(Example.json());

    private final TokenVerifier verifier = Example.verifier();

    @Test
    void each_flipped_bit_of_the_text_is_refused() {
        byte[] text = TEXT.getBytes(StandardCharsets.ISO_8859_1);

        for (int bit = 0; bit < text.length * 8; bit++) {
            byte[] altered = text.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            Token token = new Token(new String(altered, StandardCharsets.ISO_8859_1));
            assertThat(reason(token)).as("bit %d", bit).isLessThanOrEqualTo(Reason.SIGNATURE);
        }
    }

    @Test
    void each_flipped_bit_of_message_and_signature_is_a_wrong_signature() {
        byte[] body = Base64Url.decode(BODY).orElseThrow();

        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] altered = body.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            Token token = token(Base64Url.encode(altered), FOOTER);
            assertThat(reason(token)).as("bit %d", bit).isEqualTo(Reason.SIGNATURE);
        }
    }

    static Stream<String> shapes() {
        return Stream.of(
                "",
                ".",
                "...",
                "v4.public.",
                "v4.public..",
                "v4.public.." + FOOTER,
                "v4.public." + BODY,
                "v4.public." + BODY + ".",
                TEXT + ".",
                TEXT + "...",
                TEXT + "." + FOOTER,
                "." + TEXT,
                " " + TEXT,
                TEXT + "\n",
                TEXT + "=",
                TEXT + "==",
                TEXT + "\u0000",
                "v4.public." + BODY + "==." + FOOTER,
                "v4.public." + BODY + "\u200b." + FOOTER,
                "v4.public." + BODY + "A." + FOOTER,
                "v4.public." + BODY + "/." + FOOTER,
                "V4.public." + BODY + "." + FOOTER,
                "v4.Public." + BODY + "." + FOOTER,
                "v1.public." + BODY + "." + FOOTER,
                "v2.public." + BODY + "." + FOOTER,
                "v3.public." + BODY + "." + FOOTER,
                "v4.local." + BODY + "." + FOOTER,
                "v2.local." + BODY + "." + FOOTER,
                "v4.secret." + BODY + "." + FOOTER,
                "v4.public." + Base64Url.encode(new byte[64]) + "." + FOOTER,
                "v4.public." + "A".repeat(2_049 - 11 - FOOTER.length()) + "." + FOOTER,
                "v4.public." + "A".repeat(1_000_000) + "." + FOOTER,
                "v4.public." + BODY + "." + "A".repeat(1_000_000),
                ".".repeat(1_000_000),
                "eyJhbGciOiJub25lIn0.e30.");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void what_has_not_exactly_the_shape_of_a_token_is_refused(String text) {
        assertThat(reason(new Token(text))).isEqualTo(Reason.SHAPE);
    }

    @Test
    void a_token_of_2048_characters_is_looked_at_and_one_more_is_not() {
        String body = "A".repeat(2_048 - 11 - LONGER_FOOTER.length());

        assertThat(reason(token(body, LONGER_FOOTER))).isEqualTo(Reason.SIGNATURE);
        assertThat(reason(token(body + "A", LONGER_FOOTER))).isEqualTo(Reason.SHAPE);
    }

    @Test
    void left_over_bits_that_are_not_zero_are_refused() {
        String body = Base64Url.encode(new byte[100]);

        assertThat(reason(token(body, LONGER_FOOTER))).isEqualTo(Reason.SIGNATURE);
        assertThat(reason(token(withLeftOverBit(body), LONGER_FOOTER))).isEqualTo(Reason.SHAPE);
        assertThat(reason(token(body, withLeftOverBit(LONGER_FOOTER)))).isEqualTo(Reason.SHAPE);
    }

    static Stream<String> footers() {
        return Stream.of(
                "{}",
                "[]",
                "null",
                "\"billing.handoff.1\"",
                "billing.handoff.1",
                "{\"kid\":\"billing.handoff.1\"",
                "{\"kid\":\"billing.handoff.1\"}}",
                "{\"kid\":\"billing.handoff.1\"} {}",
                "{\"kid\":\"billing.handoff.1\"}\u0000",
                "{\"kid\":\"billing.handoff.1\",}",
                "{\"kid\":\"billing.handoff.1\",\"kid\":\"billing.handoff.1\"}",
                "{\"kid\":\"billing.handoff.1\",\"wpk\":\"x\"}",
                "{\"kid\":\"billing.handoff.01\"}",
                "{\"kid\":\"billing.handoff.0\"}",
                "{\"kid\":\"billing.logout.1\"}",
                "{\"kid\":\"\"}",
                "{\"kid\":1}",
                "{\"kid\":null}",
                "{\"kid\":[\"billing.handoff.1\"]}",
                "{\"kid\":{\"kid\":\"billing.handoff.1\"}}",
                "{\"Kid\":\"billing.handoff.1\"}",
                "{\"\\u006bid\":\"billing.handoff.1\"}",
                "{'kid':'billing.handoff.1'}",
                "{\"kid\":\"billing.handoff.1\u00e9\"}",
                "\ufeff{\"kid\":\"billing.handoff.1\"}",
                "{\"k4.public\":\""
                        + Example.KEYS.verificationKey(Example.KEY_ID).paserk() + "\"}",
                "[".repeat(500),
                "{\"kid\":".repeat(100),
                " ".repeat(175) + "{\"kid\":\"billing.handoff.1\"}");
    }

    @ParameterizedTest
    @MethodSource("footers")
    void a_footer_that_is_not_exactly_a_kid_is_refused_though_it_is_signed(String footer) {
        Token token = Example.signed("{}".getBytes(UTF_8), footer.getBytes(UTF_8));

        assertThat(reason(token)).isEqualTo(Reason.FOOTER);
    }

    @Test
    void a_footer_nested_5000_deep_has_no_shape() {
        Token token = Example.signed(CLAIMS.getBytes(UTF_8), "[".repeat(5_000).getBytes(UTF_8));

        assertThat(reason(token)).isEqualTo(Reason.SHAPE);
    }

    @Test
    void a_footer_of_200_bytes_with_white_space_as_other_writers_have_it_is_accepted() {
        String footer = "{ \"kid\" :\t\"billing.handoff.1\"\r\n}" + " ".repeat(168);
        Token token = Example.signed(CLAIMS.getBytes(UTF_8), footer.getBytes(UTF_8));

        assertThat(footer).hasSize(200);
        assertThat(verifier.verify(token, Example.EXPECTED)).isInstanceOf(VerifiedToken.class);
    }

    static Stream<String> messages() {
        return Stream.of(
                "{}",
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
                "{\"a\":".repeat(200));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_message_that_is_not_exactly_the_object_of_claims_is_refused_though_it_is_signed(String message) {
        assertThat(reason(Example.signed(message))).isEqualTo(Reason.CLAIMS);
    }

    @Test
    void a_message_that_is_not_utf_8_is_refused() {
        byte[] message = CLAIMS.replace("1234567", "12345\u00e9").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reason(Example.signed(message, Example.FOOTER))).isEqualTo(Reason.CLAIMS);
    }

    static Stream<String> names() {
        return Example.json().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_claim_is_required(String name) {
        Map<String, String> json = Example.json();
        json.remove(name);

        assertThat(reason(Example.signed(Example.text(json)))).isEqualTo(Reason.CLAIMS);
    }

    @ParameterizedTest
    @MethodSource("names")
    void each_claim_has_one_type(String name) {
        for (String value : new String[] {"null", "true", "[]", "{}", "[1]", "\"\"", "{\"x\":1}", "\"\\ud800\""}) {
            Map<String, String> json = Example.json();
            json.put(name, value);
            Reason reason = reason(Example.signed(Example.text(json)));
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
        Map<String, String> json = Example.json();
        json.put(name, value);

        TokenVerification verification = verifier.verify(Example.signed(Example.text(json)), Example.EXPECTED);

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
            Map<String, String> json = Example.json();
            json.put("v", number);
            assertThat(reason(Example.signed(Example.text(json)))).isIn(Reason.VERSION, Reason.CLAIMS);
        }
    }

    @Test
    void random_changes_to_a_signed_message_never_throw() {
        long seed = System.nanoTime();
        System.out.println("HostileTokenTest random seed " + seed);
        Random random = new Random(seed);

        for (int round = 0; round < 500; round++) {
            byte[] message = CLAIMS.getBytes(UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                message[random.nextInt(message.length)] =
                        (byte) "{}[]\",:\\ue1-0\u0000\u007f".charAt(random.nextInt(15));
            }
            Token token = Example.signed(message, Example.FOOTER);
            assertThat(verifier.verify(token, Example.EXPECTED)).isNotNull();
        }
    }

    @Test
    void a_thousand_megabytes_of_nonsense_cost_less_than_5_seconds() {
        Token nonsense = new Token("v4.public." + "A".repeat(1_000_000) + "." + FOOTER);
        long start = System.nanoTime();

        for (int i = 0; i < 1_000; i++) {
            assertThat(reason(nonsense)).isEqualTo(Reason.SHAPE);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private Reason reason(Token token) {
        TokenVerification verification = verifier.verify(token, Example.EXPECTED);
        assertThat(verification).isInstanceOf(Refused.class);
        return ((Refused) verification).reason();
    }

    private static Token token(String body, String footer) {
        return new Token("v4.public." + body + "." + footer);
    }

    /** The same bytes written with one left-over bit set. */
    private static String withLeftOverBit(String base64Url) {
        int last = base64Url.length() - 1;
        return base64Url.substring(0, last) + (char) (base64Url.charAt(last) + 1);
    }
}
