package org.baton.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baton.paseto.KeyRing;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.paseto.TokenVerification.Refused;
import org.baton.paseto.VerifiedAssertion;
import org.baton.secret.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionVerifierTest {
    private static final String SHOP = "https://shop.example.org";

    private final String token = Alice.issued(
                    Alice.issuer(Alice.at(Alice.NOW)).issue(Optional.of(Alice.in("user")), "stock", Alice.TRACE))
            .text();

    @Test
    void an_assertion_of_a_host_that_is_trusted_is_read() {
        assertThat(verify("stock", Alice.NOW, "PASETO " + token)).isInstanceOf(VerifiedAssertion.class);
    }

    @Test
    void it_is_good_from_five_seconds_before_its_time_until_it_is_over() {
        Instant from = Instant.parse("2026-01-01T12:00:00Z");

        assertThat(verify("stock", from.minusSeconds(5), "PASETO " + token)).isInstanceOf(VerifiedAssertion.class);
        assertThat(verify("stock", from.minusMillis(5_001), "PASETO " + token))
                .isEqualTo(new Refused(Reason.NOT_YET_VALID));
        assertThat(verify("stock", from.plusMillis(29_999), "PASETO " + token)).isInstanceOf(VerifiedAssertion.class);
        assertThat(verify("stock", from.plusSeconds(30), "PASETO " + token)).isEqualTo(new Refused(Reason.EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PASETO", "PASETO ", "PASETO x", "paseto %s", "Bearer %s", " PASETO %s", "PASETO %s,"})
    void a_header_that_is_not_exactly_the_scheme_and_a_token_has_no_shape(String line) {
        assertThat(verify("stock", Alice.NOW, line.formatted(token))).isEqualTo(new Refused(Reason.SHAPE));
    }

    @Test
    void no_header_or_two_have_no_shape() {
        assertThat(verify("stock", Alice.NOW)).isEqualTo(new Refused(Reason.SHAPE));
        assertThat(verify("stock", Alice.NOW, "PASETO " + token, "PASETO " + token))
                .isEqualTo(new Refused(Reason.SHAPE));
    }

    @Test
    void one_for_another_service_is_refused_even_if_that_one_has_the_key() {
        TrustedIssuer wrongly = new TrustedIssuer(Alice.HOME, Alice.ring(Alice.KEYS, "stock"));
        AssertionVerifier ledger = new AssertionVerifier("ledger", List.of(wrongly), Alice.at(Alice.NOW));

        assertThat(ledger.verify(List.of("PASETO " + token))).isEqualTo(new Refused(Reason.KEY));
    }

    @Test
    void a_key_that_is_not_pinned_is_refused() {
        AssertionVerifier strict = new AssertionVerifier(
                "stock", List.of(new TrustedIssuer(Alice.HOME, KeyRing.of(java.util.Map.of()))), Alice.at(Alice.NOW));

        assertThat(strict.verify(List.of("PASETO " + token))).isEqualTo(new Refused(Reason.KEY));
    }

    @Test
    void one_host_cannot_speak_for_another() {
        TrustedIssuer shopWithHomesKeys = new TrustedIssuer(SHOP, Alice.ring(Alice.KEYS, "stock"));
        AssertionVerifier service = new AssertionVerifier("stock", List.of(shopWithHomesKeys), Alice.at(Alice.NOW));

        assertThat(service.verify(List.of("PASETO " + token))).isEqualTo(new Refused(Reason.SIGNATURE));
    }

    @Test
    void of_two_hosts_that_call_each_is_known_by_its_own_keys() {
        SigningKeys shops = new SigningKeys(MasterKey.random());
        TrustedIssuer shop = new TrustedIssuer(SHOP, Alice.ring(shops, "stock"));
        AssertionVerifier service =
                new AssertionVerifier("stock", List.of(Alice.home("stock"), shop), Alice.at(Alice.NOW));
        String fromShop = Alice.issued(
                        new Assertions(new TokenSigner(shops), SHOP, Alice.AUDIENCES, Alice.at(Alice.NOW))
                                .issue(Optional.of(Alice.in("user")), "stock", Alice.TRACE))
                .text();

        assertThat(issuer(service, token)).isEqualTo(Alice.HOME);
        assertThat(issuer(service, fromShop)).isEqualTo(SHOP);
    }

    @Test
    void of_the_reasons_for_two_hosts_the_log_gets_the_one_that_came_furthest() {
        TrustedIssuer shop = new TrustedIssuer(SHOP, Alice.ring(new SigningKeys(MasterKey.random()), "stock"));
        Instant late = Alice.NOW.plusSeconds(60);

        for (List<TrustedIssuer> order :
                List.of(List.of(Alice.home("stock"), shop), List.of(shop, Alice.home("stock")))) {
            AssertionVerifier service = new AssertionVerifier("stock", order, Alice.at(late));
            assertThat(service.verify(List.of("PASETO " + token))).isEqualTo(new Refused(Reason.EXPIRED));
        }
    }

    @Test
    void a_service_that_trusts_nobody_does_not_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AssertionVerifier("stock", List.of(), Alice.at(Alice.NOW)))
                .withMessageContaining("stock");
    }

    @Test
    void services_keys_rotate_without_a_refusal() {
        Audiences rotated = new Audiences(java.util.Map.of("stock", 2));
        String next = Alice.issued(new Assertions(new TokenSigner(Alice.KEYS), Alice.HOME, rotated, Alice.at(Alice.NOW))
                        .issue(Optional.of(Alice.in("user")), "stock", Alice.TRACE))
                .text();

        assertThat(verify("stock", Alice.NOW, "PASETO " + token)).isInstanceOf(VerifiedAssertion.class);
        assertThat(verify("stock", Alice.NOW, "PASETO " + next)).isInstanceOf(VerifiedAssertion.class);
    }

    private static TokenVerification verify(String audience, Instant now, String... lines) {
        return new AssertionVerifier(audience, List.of(Alice.home(audience)), Alice.at(now)).verify(List.of(lines));
    }

    private static String issuer(AssertionVerifier service, String token) {
        return ((VerifiedAssertion) service.verify(List.of("PASETO " + token)))
                .claims()
                .issuer();
    }
}
