package org.baton.paseto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.baton.paseto.TokenVerification.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineGrantTest {
    @ParameterizedTest
    @EnumSource
    void a_token_that_carries_it_says_the_same_when_it_is_verified(TokenVersion version) {
        TokenVerification verified = Example.verifier().verify(token(version, Example.GRANT), Example.EXPECTED);

        assertThat(((VerifiedToken) verified).claims().offline()).contains(Example.GRANT);
    }

    @Test
    void an_ordinary_token_carries_none() {
        TokenVerification verified = Example.verifier().verify(Example.token(TokenVersion.V4_PUBLIC), Example.EXPECTED);

        assertThat(((VerifiedToken) verified).claims().offline()).isEmpty();
    }

    /** 600 bytes: 15 names of 37 characters, each with its quotes and comma. */
    @ParameterizedTest
    @EnumSource
    void names_and_groups_of_600_bytes_fit_into_a_token_and_of_601_are_refused(TokenVersion version) {
        String name = "\u00e9".repeat(18) + "x";
        List<String> groups = Collections.nCopies(13, name);

        Token token = token(version, grant(name, name, groups));

        assertThat(token.text()).hasSizeLessThanOrEqualTo(2048);
        assertThat(Example.verifier().verify(token, Example.EXPECTED)).isInstanceOf(VerifiedToken.class);
        assertThat(OfflineGrant.fits(name + "y", name, groups)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grant(name + "y", name, groups))
                .withMessageContaining("600 bytes");
    }

    @Test
    void a_quote_or_a_backslash_takes_two_bytes() {
        assertThat(OfflineGrant.fits("\"".repeat(200), "b".repeat(194), Set.of()))
                .isTrue();
        assertThat(OfflineGrant.fits("\\".repeat(200), "b".repeat(195), Set.of()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\u2028b"})
    void a_name_that_no_user_can_have_fits_no_token(String name) {
        assertThat(OfflineGrant.fits(name, "Mona", Set.of())).isFalse();
        assertThat(OfflineGrant.fits("mona", name, Set.of())).isFalse();
        assertThat(OfflineGrant.fits("mona", "Mona", Set.of(name))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"session\":\"42\" | \"session\":\"4 2\"",
                "\"session\":\"42\" | \"session\":42",
                "\"session\":\"42\", | ''",
                "\"lease_grace\":3600 | \"lease_grace\":86401",
                "\"lease_grace\":3600 | \"lease_grace\":-1",
                "\"lease_grace\":3600 | \"lease_grace\":1e3",
                "\"lease_grace\":3600 | \"lease_grace\":1e99999999999",
                "\"lease_grace\":3600 | \"lease_grace\":\"3600\"",
                "00:00:00Z\",\"lease | 00:00:00.5Z\",\"lease",
                "\"username\":\"mona\" | \"username\":\"\"",
                "\"groups\":[ | \"groups\":[1,",
                "\"groups\":[ | \"more\":1,\"groups\":["
            })
    void a_claim_that_is_missing_added_or_out_of_its_bounds_spoils_the_token(String right, String wrong) {
        String claims = new ClaimsJson().write(Example.claims(Example.GRANT)).toString();
        assertThat(claims).contains(right);

        Token token = Example.signed(TokenVersion.V4_PUBLIC, claims.replace(right, wrong));

        assertThat(Example.refusal(token)).isEqualTo(Reason.CLAIMS);
    }

    private static Token token(TokenVersion version, OfflineGrant grant) {
        return new TokenSigner(Example.KEYS).sign(Example.claims(grant), version, 1, Example.BINDING);
    }

    private static OfflineGrant grant(String username, String displayName, List<String> groups) {
        return new OfflineGrant("42", Instant.EPOCH, Duration.ZERO, username, displayName, groups);
    }
}
