package org.baton.paseto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.baton.secret.SecretHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {

    private static final Instant NOW = Example.NOW;

    @Test
    void a_life_begins_at_the_whole_second_and_lasts_as_long_as_asked() {
        TokenLife life = TokenLife.from(NOW.plusMillis(999), Duration.ofSeconds(60));

        assertThat(life).isEqualTo(new TokenLife(NOW, NOW, NOW.plusSeconds(60)));
    }

    @Test
    void a_life_of_5_minutes_is_the_longest() {
        assertThat(TokenLife.from(NOW, Duration.ofMinutes(5)).expiresAt()).isEqualTo(NOW.plusSeconds(300));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenLife.from(NOW, Duration.ofSeconds(301)))
                .withMessageContaining("2026-01-01T12:05:01Z");
    }

    @Test
    void a_life_that_is_over_when_it_begins_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenLife.from(NOW, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenLife.from(NOW, Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenLife(NOW, NOW.minusSeconds(1), NOW.plusSeconds(60)));
    }

    @Test
    void parts_of_seconds_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenLife.from(NOW, Duration.ofMillis(1_500)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TokenLife(NOW.minusNanos(1), NOW, NOW.plusSeconds(60)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("a", "billing", "1", "1", NOW.plusMillis(1), List.of("pwd")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u00e9", "\ud800"})
    void a_name_that_is_empty_or_not_visible_ascii_is_refused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> with(name, "billing", "1", "1", NOW, List.of("pwd")));
        assertThatIllegalArgumentException().isThrownBy(() -> with("a", name, "1", "1", NOW, List.of("pwd")));
        assertThatIllegalArgumentException().isThrownBy(() -> with("a", "billing", name, "1", NOW, List.of("pwd")));
        assertThatIllegalArgumentException().isThrownBy(() -> with("a", "billing", "1", name, NOW, List.of("pwd")));
        assertThatIllegalArgumentException().isThrownBy(() -> with("a", "billing", "1", "1", NOW, List.of(name)));
    }

    @Test
    void names_are_as_long_as_documented_and_no_longer() {
        String longest = "a".repeat(64);

        assertThatNoException()
                .isThrownBy(() -> with(
                        "a".repeat(200),
                        "a".repeat(40),
                        longest,
                        longest,
                        NOW,
                        Collections.nCopies(8, "a".repeat(32))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("a".repeat(201), "a", "1", "1", NOW, List.of("pwd")));
        assertThatIllegalArgumentException().isThrownBy(() -> with("a", "a".repeat(41), "1", "1", NOW, List.of("pwd")));
        assertThatIllegalArgumentException().isThrownBy(() -> with("a", "a", longest + "a", "1", NOW, List.of("pwd")));
        assertThatIllegalArgumentException().isThrownBy(() -> with("a", "a", "1", longest + "a", NOW, List.of("pwd")));
        assertThatIllegalArgumentException().isThrownBy(() -> with("a", "a", "1", "1", NOW, List.of("a".repeat(33))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("a", "a", "1", "1", NOW, Collections.nCopies(9, "pwd")));
        assertThatIllegalArgumentException().isThrownBy(() -> with("a", "a", "1", "1", NOW, List.of()));
    }

    @Test
    void changing_the_list_outside_changes_no_claims() {
        List<String> amr = new ArrayList<>(List.of("pwd"));
        TokenClaims claims = with("a", "billing", "1", "1", NOW, amr);

        amr.add("otp");

        assertThat(claims.amr()).containsExactly("pwd");
    }

    @Test
    void a_jti_is_22_characters_of_canonical_base64url() {
        assertThat(Jti.random()).isNotEqualTo(Jti.random());
        assertThat(new Jti("AAECAwQFBgcICQoLDA0ODw").hash()).isEqualTo(SecretHash.sha256("AAECAwQFBgcICQoLDA0ODw"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Jti("AAECAwQFBgcICQoLDA0ODx"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Jti("AAECAwQFBgcICQoLDA0OD"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Jti("AAECAwQFBgcICQoLDA0ODw=="));
    }

    @Test
    void tokens_ids_and_keys_are_redacted_in_text() {
        assertThat(Example.token(TokenVersion.V4_PUBLIC)).hasToString("Token[redacted]");
        assertThat(Example.KEYS).hasToString("SigningKeys[redacted]");
        assertThat(Example.CLAIMS.toString())
                .doesNotContain(Example.CLAIMS.jti().text())
                .doesNotContain(Example.CLAIMS.challenge().text());
    }

    private static TokenClaims with(
            String issuer, String audience, String userId, String rootSession, Instant authTime, List<String> amr) {
        return new TokenClaims(
                issuer,
                audience,
                Jti.random(),
                Example.CLAIMS.life(),
                TokenUse.HANDOFF,
                userId,
                rootSession,
                Example.CLAIMS.challenge(),
                authTime,
                amr,
                Example.CLAIMS.trace(),
                Optional.empty());
    }
}
