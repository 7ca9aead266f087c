package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.paseto.TokenVerification.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TokenVersion.class)
class TokenVerifierTest {

    private static final Instant NOW = Example.NOW;

    private final TokenVersion version;

    TokenVerifierTest(TokenVersion version) {
        this.version = version;
    }

    @Test
    void what_home_signed_the_sibling_reads() {
        TokenVerification verification = Example.verifier().verify(Example.token(version), Example.EXPECTED);

        assertThat(verification).isInstanceOf(VerifiedToken.class);
        assertThat(((VerifiedToken) verification).claims()).isEqualTo(Example.CLAIMS);
    }

    @Test
    void the_token_on_the_wire_is_the_one_of_the_protocol() {
        assertThat(Example.token(version)).isEqualTo(Example.signed(version, Example.text(Example.json(version))));
    }

    @Test
    void an_ordinary_token_has_at_most_700_or_800_characters_and_the_largest_possible_is_accepted() {
        TokenClaims ordinary = Example.CLAIMS;
        TokenClaims largest = new TokenClaims(
                "\"".repeat(200),
                "a".repeat(40),
                ordinary.jti(),
                ordinary.life(),
                TokenUse.HANDOFF,
                "\"".repeat(64),
                "\"".repeat(64),
                ordinary.challenge(),
                ordinary.authTime(),
                Collections.nCopies(8, "a".repeat(32)),
                ordinary.trace(),
                Optional.empty());
        KeyId id = new KeyId(largest.audience(), TokenUse.HANDOFF, 999_999_999);
        TokenVerifier verifier = new TokenVerifier(
                KeyRing.of(Map.of(id, Example.KEYS.verificationKey(version, id))), Example.CLOCK, Duration.ZERO);

        Token token = new TokenSigner(Example.KEYS).sign(largest, version, id.generation(), "");

        assertThat(Example.token(version).text())
                .hasSizeLessThanOrEqualTo(version == TokenVersion.V4_PUBLIC ? 700 : 800);
        assertThat(verifier.verify(
                        token, new TokenExpectation(TokenUse.HANDOFF, largest.issuer(), largest.audience(), "")))
                .isInstanceOf(VerifiedToken.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T11:59:54.999999999Z, NOT_YET_VALID",
        "2026-01-01T11:59:55Z, ",
        "2026-01-01T12:00:00Z, ",
        "2026-01-01T12:00:59Z, ",
        "2026-01-01T12:00:59.999999999Z, ",
        "2026-01-01T12:01:00Z, EXPIRED",
        "2026-01-01T12:01:05Z, EXPIRED"
    })
    void a_token_is_good_from_nbf_less_5_seconds_until_just_before_exp(Instant now, @Nullable Reason reason) {
        TokenVerifier verifier = new TokenVerifier(Example.RING, at(now), TokenVerifier.DEFAULT_SKEW);

        assertThat(refusals(verifier.verify(Example.token(version), Example.EXPECTED)))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void without_skew_a_token_is_good_from_nbf_on() {
        TokenVerifier early = new TokenVerifier(Example.RING, at(NOW.minusNanos(1)), Duration.ZERO);
        TokenVerifier onTime = new TokenVerifier(Example.RING, at(NOW), Duration.ZERO);

        assertThat(early.verify(Example.token(version), Example.EXPECTED)).isEqualTo(new Refused(Reason.NOT_YET_VALID));
        assertThat(onTime.verify(Example.token(version), Example.EXPECTED)).isInstanceOf(VerifiedToken.class);
    }

    @Test
    void a_skew_is_0_to_60_seconds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenVerifier(Example.RING, Example.CLOCK, Duration.ofSeconds(61)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenVerifier(Example.RING, Example.CLOCK, Duration.ofNanos(-1)));
    }

    @Test
    void a_token_that_is_bound_to_another_callback_is_refused() {
        TokenExpectation otherCallback = new TokenExpectation(
                TokenUse.HANDOFF, Example.ISSUER, "billing", Example.BINDING.replace("https", "http"));

        assertThat(Example.verifier().verify(Example.token(version), otherCallback))
                .isEqualTo(new Refused(version == TokenVersion.V4_PUBLIC ? Reason.SIGNATURE : Reason.BINDING));
    }

    @Test
    void another_issuer_is_refused() {
        TokenExpectation otherHome =
                new TokenExpectation(TokenUse.HANDOFF, "https://home.example.com", "billing", Example.BINDING);

        assertThat(Example.verifier().verify(Example.token(version), otherHome)).isEqualTo(new Refused(Reason.ISSUER));
    }

    @Test
    void a_token_for_one_sibling_shown_at_another_is_refused_even_if_that_one_has_the_key() {
        TokenExpectation otherSibling =
                new TokenExpectation(TokenUse.HANDOFF, Example.ISSUER, "archive", Example.BINDING);

        assertThat(Example.verifier().verify(Example.token(version), otherSibling))
                .isEqualTo(new Refused(Reason.KEY));
    }

    @Test
    void a_key_that_is_not_pinned_is_refused() {
        Token nextGeneration = new TokenSigner(Example.KEYS).sign(Example.CLAIMS, version, 2, Example.BINDING);

        assertThat(Example.verifier().verify(nextGeneration, Example.EXPECTED)).isEqualTo(new Refused(Reason.KEY));
    }

    @Test
    void a_key_that_is_pinned_for_the_other_version_is_none_for_this_one() {
        TokenVersion other = version == TokenVersion.V4_PUBLIC ? TokenVersion.V2_PUBLIC : TokenVersion.V4_PUBLIC;
        byte[] key = Example.KEYS.verificationKey(version, Example.KEY_ID).bytes();
        KeyRing ring = KeyRing.of(Map.of(Example.KEY_ID, VerificationKey.of(other, key)));
        TokenVerifier verifier = new TokenVerifier(ring, Example.CLOCK, Duration.ZERO);

        assertThat(verifier.verify(Example.token(version), Example.EXPECTED)).isEqualTo(new Refused(Reason.KEY));
    }

    @Test
    void a_kid_does_not_lend_its_name_to_another_key() {
        byte[] otherSeed = Example.KEYS.seed(version, new KeyId("billing", TokenUse.HANDOFF, 2));
        byte[] message = Example.text(Example.json(version)).getBytes(UTF_8);

        Token token = version.codec().sign(otherSeed, message, Example.FOOTER, Example.BINDING);

        assertThat(Example.verifier().verify(token, Example.EXPECTED)).isEqualTo(new Refused(Reason.SIGNATURE));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static List<Reason> refusals(TokenVerification verification) {
        return verification instanceof Refused refused ? List.of(refused.reason()) : List.of();
    }
}
