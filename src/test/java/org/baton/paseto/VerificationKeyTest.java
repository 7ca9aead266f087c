package org.baton.paseto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.baton.secret.Base64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationKeyTest {

    /** The public key of the official vectors. */
    private static final String HEX = "1eb9dbbbbc047c03fd70604e0071f0987e16b28b757225c11f00415d0e20b1a2";

    private static final String PASERK = "k4.public.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaI";

    @Test
    void a_key_is_read_and_written_as_paserk() {
        byte[] bytes = HexFormat.of().parseHex(HEX);

        assertThat(VerificationKey.parse(PASERK).orElseThrow().bytes()).isEqualTo(bytes);
        assertThat(VerificationKey.of(TokenVersion.V4_PUBLIC, bytes).paserk()).isEqualTo(PASERK);
    }

    @Test
    void a_key_is_of_the_version_that_its_text_says() {
        String k2 = PASERK.replace("k4.", "k2.");

        assertThat(VerificationKey.parse(PASERK).orElseThrow().version()).isEqualTo(TokenVersion.V4_PUBLIC);
        assertThat(VerificationKey.parse(k2).orElseThrow().version()).isEqualTo(TokenVersion.V2_PUBLIC);
        assertThat(VerificationKey.parse(k2).orElseThrow().bytes())
                .isEqualTo(HexFormat.of().parseHex(HEX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k4.public.",
                "k4.public.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsa",
                "k4.public.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaIA",
                "k4.public.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaI=",
                "k4.public.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaJ",
                "k4.secret.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaI",
                "k1.public.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaI",
                "k3.public.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaI",
                "k2.local.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaI",
                "K4.public.Hrnbu7wEfAP9cGBOAHHwmH4Wsot1ciXBHwBBXQ4gsaI"
            })
    void anything_else_is_no_key(String paserk) {
        assertThat(VerificationKey.parse(paserk)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VerificationKey(paserk))
                .withMessageContaining("43 base64url characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"
            })
    void the_eight_points_of_small_order_are_no_keys(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(VerificationKey.parse("k4.public." + Base64Url.encode(bytes)))
                .isEmpty();
    }

    @Test
    void for_a_point_of_small_order_anybody_can_sign() {
        byte[] neutralPoint = new byte[32];
        neutralPoint[0] = 1;
        byte[] forged = new byte[64];
        forged[0] = 1;

        // What the check above is for: should the JDK refuse this one day, it could go.
        assertThat(Ed25519.verify(neutralPoint, new byte[] {1, 2, 3}, forged)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0200000000000000000000000000000000000000000000000000000000000000",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void bytes_that_are_no_point_or_a_second_form_of_one_are_no_key(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(VerificationKey.parse("k4.public." + Base64Url.encode(bytes)))
                .isEmpty();
    }
}
