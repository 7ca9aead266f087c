package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.paseto.TokenVerification.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionClaimsTest {
    private static final KeyId ID = new KeyId("billing", TokenUse.ASSERTION, 1);

    private final TokenVerifier verifier = new TokenVerifier(
            KeyRing.of(Map.of(ID, Example.KEYS.verificationKey(TokenVersion.V4_PUBLIC, ID))),
            Example.CLOCK,
            TokenVerifier.DEFAULT_SKEW);

    @Test
    void a_token_says_the_same_when_it_is_verified() {
        assertThat(((VerifiedAssertion) verify(AssertionVectors.token())).claims())
                .isEqualTo(Example.ASSERTION);
    }

    @Test
    void an_assertion_of_more_than_30_seconds_cannot_be_made() {
        TokenLife thirty = TokenLife.from(Example.NOW, Duration.ofSeconds(30));
        TokenLife thirtyOne = TokenLife.from(Example.NOW, Duration.ofSeconds(31));

        assertThat(Example.asserted(thirty, "mona").life()).isEqualTo(thirty);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Example.asserted(thirtyOne, "mona"))
                .withMessageContaining("30 seconds");
    }

    /** 700 bytes: 20 names of 32 bytes, each with its quotes and comma. */
    @Test
    void name_and_groups_of_700_bytes_fit_beside_the_longest_of_all_else_and_of_701_are_refused() {
        String name = "\u00e9".repeat(16);
        List<String> groups = Collections.nCopies(19, name);

        Token token = longest(name, groups);

        assertThat(token.text()).hasSizeLessThanOrEqualTo(2_048);
        assertThat(AssertionClaims.fits(name + "x", groups)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> longest(name + "x", groups))
                .withMessageContaining("700 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\u2028b"})
    void a_name_that_no_user_can_have_is_in_no_assertion(String name) {
        assertThat(AssertionClaims.fits(name, List.of())).isFalse();
        assertThat(AssertionClaims.fits("mona", List.of(name))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"v\":1 | \"v\":2 | VERSION",
                "\"v\":1 | \"v\":\"1\" | CLAIMS",
                "\"v\":1 | \"v\":1,\"admin\":true | CLAIMS",
                "\"v\":1 | \"v\":1,\"sub\":\"1\" | CLAIMS",
                "\"use\":\"assertion\" | \"use\":\"handoff\" | USE",
                "\"use\":\"assertion\" | \"use\":7 | CLAIMS",
                "\"iss\":\"https: | \"iss\":\"http: | ISSUER",
                "\"aud\":\"billing\" | \"aud\":\"shop\" | AUDIENCE",
                "\"aud\":\"billing\" | \"aud\":[\"billing\"] | CLAIMS",
                "\"jti\":\"AAEC | \"jti\":\" | CLAIMS",
                "\"sub\":\"1234567\" | \"sub\":1234567 | CLAIMS",
                "\"sub\":\"1234567\" | \"sub\":\"\" | CLAIMS",
                "\"username\":\"mona\" | \"username\":\"\" | CLAIMS",
                "\"username\":\"mona\", | '' | CLAIMS",
                "\"groups\":[ | \"groups\":[[], | CLAIMS",
                "\"groups\":[\"user\"] | \"groups\":\"user\" | CLAIMS",
                "\"groups\":[\"user\"] | \"groups\":{} | CLAIMS",
                "\"groups\":[\"user\"] | \"groups\":[\"\"] | CLAIMS",
                "\"sid\":\"98765432\" | \"sid\":\"9 8\" | CLAIMS",
                "11:50:00Z | 11:50:00.5Z | CLAIMS",
                "\"trace\":\"4f6c | \"trace\":\"4F6C | CLAIMS",
                "12:00:30Z | 12:00:31Z | CLAIMS",
                "12:00:30Z | 12:00:30+00:00 | CLAIMS"
            })
    void a_claim_that_is_missing_added_or_out_of_its_bounds_spoils_the_token(String right, String wrong, Reason why) {
        Token token = AssertionVectors.changed(json -> {
            assertThat(json).contains(right);
            return json.replace(right, wrong);
        });

        assertThat(verify(token)).isEqualTo(new Refused(why));
    }

    @Test
    void somebody_in_no_group_is_somebody() {
        Token token = AssertionVectors.changed(json -> json.replace("[\"user\"]", "[]"));

        assertThat(((VerifiedAssertion) verify(token)).claims().groups()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "", "{", "{}", "{}x"})
    void a_message_that_is_no_object_of_claims_is_refused_though_it_is_signed(String message) {
        assertThat(verify(AssertionVectors.signed(message)))
                .isIn(new Refused(Reason.CLAIMS), new Refused(Reason.SHAPE));
    }

    @Test
    void an_assertion_of_v2_is_refused_for_its_key() {
        byte[] message = new AssertionJson().write(Example.ASSERTION).toString().getBytes(UTF_8);
        TokenVersion v2 = TokenVersion.V2_PUBLIC;
        Token token = v2.codec().sign(Example.KEYS.seed(v2, ID), message, TokenFooter.write(ID), Example.ASSERTED);

        assertThat(verify(token)).isEqualTo(new Refused(Reason.KEY));
    }

    private TokenVerification verify(Token token) {
        return verifier.verifyAssertion(token, AssertionVectors.EXPECTED);
    }

    private static Token longest(String username, List<String> groups) {
        AssertionClaims claims = new AssertionClaims(
                "https://" + "h".repeat(192),
                "s".repeat(40),
                Example.CLAIMS.jti(),
                TokenLife.from(Example.NOW, AssertionClaims.LONGEST),
                "9".repeat(64),
                username,
                groups,
                "9".repeat(64),
                Instant.parse("2026-01-01T11:50:00Z"),
                Example.CLAIMS.trace());
        assertThat(new AssertionJson().write(claims).getString("username")).isEqualTo(username);
        return new TokenSigner(Example.KEYS).sign(claims, 999_999_999, Example.ASSERTED);
    }
}
