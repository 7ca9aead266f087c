package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.baton.paseto.Example.refusal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.secret.Base64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before anything in it is believed. */
class HostileTokenTest {

    private static final String TEXT = Example.token().text();
    private static final String BODY = TEXT.split("\\.", -1)[2];
    private static final String FOOTER = TEXT.split("\\.", -1)[3];

    /** 28 bytes: unlike the other one, its base64url has left-over bits. */
    private static final String LONGER_FOOTER = Base64Url.encode("{\"kid\": \"billing.handoff.1\"}".getBytes(UTF_8));

    private static final String CLAIMS = Example.text(Example.json());

    @Test
    void each_flipped_bit_of_the_text_is_refused() {
        byte[] text = TEXT.getBytes(StandardCharsets.ISO_8859_1);

        for (int bit = 0; bit < text.length * 8; bit++) {
            byte[] altered = text.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            Token token = new Token(new String(altered, StandardCharsets.ISO_8859_1));
            assertThat(refusal(token)).as("bit %d", bit).isLessThanOrEqualTo(Reason.SIGNATURE);
        }
    }

    @Test
    void each_flipped_bit_of_message_and_signature_is_a_wrong_signature() {
        byte[] body = Base64Url.decode(BODY).orElseThrow();

        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] altered = body.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            Token token = token(Base64Url.encode(altered), FOOTER);
            assertThat(refusal(token)).as("bit %d", bit).isEqualTo(Reason.SIGNATURE);
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
        assertThat(refusal(new Token(text))).isEqualTo(Reason.SHAPE);
    }

    @Test
    void a_token_of_2048_characters_is_looked_at_and_one_more_is_not() {
        String body = "A".repeat(2_048 - 11 - LONGER_FOOTER.length());

        assertThat(refusal(token(body, LONGER_FOOTER))).isEqualTo(Reason.SIGNATURE);
        assertThat(refusal(token(body + "A", LONGER_FOOTER))).isEqualTo(Reason.SHAPE);
    }

    @Test
    void left_over_bits_that_are_not_zero_are_refused() {
        String body = Base64Url.encode(new byte[100]);

        assertThat(refusal(token(body, LONGER_FOOTER))).isEqualTo(Reason.SIGNATURE);
        assertThat(refusal(token(withLeftOverBit(body), LONGER_FOOTER))).isEqualTo(Reason.SHAPE);
        assertThat(refusal(token(body, withLeftOverBit(LONGER_FOOTER)))).isEqualTo(Reason.SHAPE);
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

        assertThat(refusal(token)).isEqualTo(Reason.FOOTER);
    }

    @Test
    void a_footer_nested_5000_deep_has_no_shape() {
        Token token = Example.signed(CLAIMS.getBytes(UTF_8), "[".repeat(5_000).getBytes(UTF_8));

        assertThat(refusal(token)).isEqualTo(Reason.SHAPE);
    }

    @Test
    void a_footer_of_200_bytes_with_white_space_as_other_writers_have_it_is_accepted() {
        String footer = "{ \"kid\" :\t\"billing.handoff.1\"\r\n}" + " ".repeat(168);
        Token token = Example.signed(CLAIMS.getBytes(UTF_8), footer.getBytes(UTF_8));

        assertThat(footer).hasSize(200);
        assertThat(Example.verifier().verify(token, Example.EXPECTED)).isInstanceOf(VerifiedToken.class);
    }

    @Test
    void a_thousand_megabytes_of_nonsense_cost_less_than_5_seconds() {
        Token nonsense = new Token("v4.public." + "A".repeat(1_000_000) + "." + FOOTER);
        long start = System.nanoTime();

        for (int i = 0; i < 1_000; i++) {
            assertThat(refusal(nonsense)).isEqualTo(Reason.SHAPE);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
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
