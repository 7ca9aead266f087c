package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.baton.paseto.Example.refusal;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.scene.Race;
import org.baton.secret.Base64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before anything in it is believed, in each version. */
@ParameterizedClass
@EnumSource(TokenVersion.class)
class HostileTokenTest {

    private static final String FOOTER = Base64Url.encode(Example.FOOTER);

    /** 28 bytes: unlike the other one, its base64url has left-over bits. */
    private static final String LONGER_FOOTER = Base64Url.encode("{\"kid\": \"billing.handoff.1\"}".getBytes(UTF_8));

    /** By default each seventh bit, so that each place in a byte has its turn; with {@code -Dbaton.rounds=full} each. */
    private static final int STEP = Race.isWhole() ? 1 : 7;

    private final TokenVersion version;
    private final String claims;
    private final String text;
    private final String body;

    HostileTokenTest(TokenVersion version) {
        this.version = version;
        this.claims = Example.text(Example.json(version));
        this.text = Example.token(version).text();
        this.body = text.split("\\.", -1)[2];
    }

    @Test
    void a_flipped_bit_anywhere_in_the_text_is_refused() {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

        for (int bit = 0; bit < bytes.length * 8; bit += STEP) {
            byte[] altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            Token token = new Token(new String(altered, StandardCharsets.ISO_8859_1));
            assertThat(refusal(token)).as("bit %d", bit).isLessThanOrEqualTo(Reason.SIGNATURE);
        }
    }

    @Test
    void a_flipped_bit_anywhere_in_message_or_signature_is_a_wrong_signature() {
        byte[] bytes = Base64Url.decode(body).orElseThrow();

        for (int bit = 0; bit < bytes.length * 8; bit += STEP) {
            byte[] altered = bytes.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            Token token = token(Base64Url.encode(altered), FOOTER);
            assertThat(refusal(token)).as("bit %d", bit).isEqualTo(Reason.SIGNATURE);
        }
    }

    /** VERSION, TOKEN, BODY and FOOTER stand for what a good token of the version has there. */
    static Stream<String> shapes() {
        return Stream.of(
                "",
                ".",
                "...",
                "VERSION.",
                "VERSION..",
                "VERSION..FOOTER",
                "VERSION.BODY",
                "VERSION.BODY.",
                "TOKEN.",
                "TOKEN...",
                "TOKEN.FOOTER",
                ".TOKEN",
                " TOKEN",
                "TOKEN\n",
                "TOKEN=",
                "TOKEN==",
                "TOKEN\u0000",
                "VERSION.BODY==.FOOTER",
                "VERSION.BODY\u200b.FOOTER",
                "VERSION.BODYA.FOOTER",
                "VERSION.BODY/.FOOTER",
                "VERSION.BODY+.FOOTER",
                "VERSION%2EBODY.FOOTER",
                "V4.public.BODY.FOOTER",
                "V2.public.BODY.FOOTER",
                "v4.Public.BODY.FOOTER",
                "v1.public.BODY.FOOTER",
                "v3.public.BODY.FOOTER",
                "v5.public.BODY.FOOTER",
                "v24.public.BODY.FOOTER",
                "v4.local.BODY.FOOTER",
                "v2.local.BODY.FOOTER",
                "v1.local.BODY.FOOTER",
                "v4.secret.BODY.FOOTER",
                "VERSION." + Base64Url.encode(new byte[64]) + ".FOOTER",
                "VERSION." + "A".repeat(2_049 - 11 - FOOTER.length()) + ".FOOTER",
                "VERSION." + "A".repeat(1_000_000) + ".FOOTER",
                "VERSION.BODY." + "A".repeat(1_000_000),
                ".".repeat(1_000_000),
                "eyJhbGciOiJub25lIn0.e30.");
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void what_has_not_exactly_the_shape_of_a_token_is_refused(String shape) {
        String hostile = shape.replace("VERSION", version.text())
                .replace("TOKEN", text)
                .replace("BODY", body)
                .replace("FOOTER", FOOTER);

        assertThat(refusal(new Token(hostile))).isEqualTo(Reason.SHAPE);
    }

    @Test
    void a_token_under_another_versions_header_is_a_wrong_signature() {
        String other = version == TokenVersion.V4_PUBLIC ? "v2.public." : "v4.public.";

        assertThat(refusal(new Token(other + body + "." + FOOTER))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void a_token_of_2048_characters_is_looked_at_and_one_more_is_not() {
        String longest = "A".repeat(2_048 - 11 - LONGER_FOOTER.length());

        assertThat(refusal(token(longest, LONGER_FOOTER))).isEqualTo(Reason.SIGNATURE);
        assertThat(refusal(token(longest + "A", LONGER_FOOTER))).isEqualTo(Reason.SHAPE);
    }

    @Test
    void left_over_bits_that_are_not_zero_are_refused() {
        String hundredBytes = Base64Url.encode(new byte[100]);

        assertThat(refusal(token(hundredBytes, LONGER_FOOTER))).isEqualTo(Reason.SIGNATURE);
        assertThat(refusal(token(withLeftOverBit(hundredBytes), LONGER_FOOTER))).isEqualTo(Reason.SHAPE);
        assertThat(refusal(token(hundredBytes, withLeftOverBit(LONGER_FOOTER)))).isEqualTo(Reason.SHAPE);
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
                "{\"kid\":\"billing.nothing.1\"}",
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
                        + Example.KEYS
                                .verificationKey(TokenVersion.V2_PUBLIC, Example.KEY_ID)
                                .paserk() + "\"}",
                "[".repeat(500),
                "{\"kid\":".repeat(100),
                " ".repeat(175) + "{\"kid\":\"billing.handoff.1\"}");
    }

    @ParameterizedTest
    @MethodSource("footers")
    void a_footer_that_is_not_exactly_a_kid_is_refused_though_it_is_signed(String footer) {
        Token token = Example.signed(version, "{}".getBytes(UTF_8), footer.getBytes(UTF_8));

        assertThat(refusal(token)).isEqualTo(Reason.FOOTER);
    }

    @Test
    void a_footer_nested_5000_deep_has_no_shape() {
        Token token = Example.signed(
                version, claims.getBytes(UTF_8), "[".repeat(5_000).getBytes(UTF_8));

        assertThat(refusal(token)).isEqualTo(Reason.SHAPE);
    }

    @Test
    void a_footer_of_200_bytes_with_white_space_as_other_writers_have_it_is_accepted() {
        String footer = "{ \"kid\" :\t\"billing.handoff.1\"\r\n}" + " ".repeat(168);
        Token token = Example.signed(version, claims.getBytes(UTF_8), footer.getBytes(UTF_8));

        assertThat(footer).hasSize(200);
        assertThat(Example.verifier().verify(token, Example.EXPECTED)).isInstanceOf(VerifiedToken.class);
    }

    @Test
    void a_megabyte_of_nonsense_is_refused_without_looking_at_it() {
        TokenVerifier verifier = Example.verifier();
        Token nonsense = token("A".repeat(1_000_000), FOOTER);

        assertThat(Allocated.by(() -> verifier.verify(nonsense, Example.EXPECTED)))
                .isLessThan(1_000);
    }

    @Test
    void the_largest_token_that_is_looked_at_takes_less_than_a_megabyte() {
        TokenVerifier verifier = Example.verifier();
        Token largest = token("A".repeat(2_048 - 11 - LONGER_FOOTER.length()), LONGER_FOOTER);

        assertThat(Allocated.by(() -> verifier.verify(largest, Example.EXPECTED)))
                .isLessThan(1_000_000);
    }

    private Token token(String body, String footer) {
        return new Token(version.text() + "." + body + "." + footer);
    }

    /** The same bytes written with one left-over bit set. */
    private static String withLeftOverBit(String base64Url) {
        int last = base64Url.length() - 1;
        return base64Url.substring(0, last) + (char) (base64Url.charAt(last) + 1);
    }
}
