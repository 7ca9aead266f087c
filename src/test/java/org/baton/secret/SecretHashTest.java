package org.baton.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SecretHashTest {

    /** RFC 7636 appendix B: a verifier and its challenge. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    void a_challenge_is_the_hash_of_its_verifier_as_rfc_7636_has_it() {
        assertThat(SecretHash.sha256(VERIFIER).text()).isEqualTo(CHALLENGE);
        assertThat(SecretHash.parse(CHALLENGE)).hasValue(SecretHash.sha256(VERIFIER));
    }

    @Test
    void a_challenge_of_another_length_or_not_canonical_is_none() {
        assertThat(SecretHash.parse(CHALLENGE.substring(1))).isEmpty();
        assertThat(SecretHash.parse(CHALLENGE + "A")).isEmpty();
        assertThat(SecretHash.parse(CHALLENGE + "=")).isEmpty();
        assertThat(SecretHash.parse(CHALLENGE.replace("-cM", "-cN"))).isEmpty();
    }

    @Test
    void hashes_are_equal_if_their_bytes_are() {
        SecretHash hash = SecretHash.sha256(VERIFIER);

        assertThat(SecretHash.of(hash.bytes())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(SecretHash.sha256("another")).isNotEqualTo(hash);
    }

    @Test
    void changing_an_array_outside_changes_no_hash() {
        byte[] given = new byte[32];
        SecretHash hash = SecretHash.of(given);

        given[0] = 1;
        hash.bytes()[1] = 1;

        assertThat(hash.bytes()).isEqualTo(new byte[32]);
    }

    @Test
    void a_hash_has_exactly_32_bytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> SecretHash.of(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> SecretHash.of(new byte[33]));
    }

    @Test
    void text_that_is_not_ascii_is_not_hashed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SecretHash.sha256("geheim\u00e9"))
                .withMessageNotContaining("geheim");
    }

    @Test
    void a_hash_is_redacted_in_text() {
        assertThat(SecretHash.sha256(VERIFIER)).hasToString("SecretHash[redacted]");
    }
}
