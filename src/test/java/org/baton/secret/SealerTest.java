package org.baton.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SealerTest {

    private static final MasterKey MASTER = MasterKey.fromSetting("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    private static final byte[] PLAIN = "state and verifier".getBytes(US_ASCII);
    private static final String BOUND_TO = "baton/1|pre-session|billing|__Host-handoff-abcdefgh";

    private final Sealer sealer = new Sealer(MASTER, "baton/1|pre-session");

    @Test
    void what_was_sealed_is_opened() {
        String sealed = sealer.seal(PLAIN, BOUND_TO);

        assertThat(sealed).matches("[A-Za-z0-9_-]+").hasSize(62);
        assertThat(sealer.open(sealed, BOUND_TO)).hasValue(PLAIN);
    }

    @Test
    void sealing_twice_gives_two_texts() {
        assertThat(sealer.seal(PLAIN, BOUND_TO)).isNotEqualTo(sealer.seal(PLAIN, BOUND_TO));
    }

    @Test
    void each_flipped_bit_is_refused() {
        byte[] sealed = Base64Url.decode(sealer.seal(PLAIN, BOUND_TO)).orElseThrow();

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(sealer.open(Base64Url.encode(altered), BOUND_TO))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void each_shortened_text_is_refused() {
        byte[] sealed = Base64Url.decode(sealer.seal(PLAIN, BOUND_TO)).orElseThrow();

        for (int length = 0; length < sealed.length; length++) {
            assertThat(sealer.open(Base64Url.encode(Arrays.copyOf(sealed, length)), BOUND_TO))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void other_associated_data_is_refused() {
        String sealed = sealer.seal(PLAIN, BOUND_TO);

        assertThat(sealer.open(sealed, BOUND_TO + "x")).isEmpty();
        assertThat(sealer.open(sealed, "")).isEmpty();
    }

    @Test
    void another_key_or_another_purpose_is_refused() {
        String sealed = sealer.seal(PLAIN, BOUND_TO);

        assertThat(new Sealer(MASTER, "baton/1|other").open(sealed, BOUND_TO)).isEmpty();
        assertThat(new Sealer(MasterKey.random(), "baton/1|pre-session").open(sealed, BOUND_TO))
                .isEmpty();
        assertThat(new Sealer(MASTER, "baton/1|pre-session").open(sealed, BOUND_TO))
                .hasValue(PLAIN);
    }

    @Test
    void another_text_for_the_same_bytes_is_refused() {
        String sealed = sealer.seal(new byte[0], BOUND_TO);

        assertThat(sealer.open(sealed, BOUND_TO)).hasValue(new byte[0]);
        assertThat(sealer.open(sealed + "==", BOUND_TO)).isEmpty();
        assertThat(sealer.open(sealed + ".", BOUND_TO)).isEmpty();
        assertThat(sealer.open(" " + sealed, BOUND_TO)).isEmpty();
    }

    @Test
    void three_thousand_bytes_are_sealed_and_one_more_is_not() {
        byte[] most = new byte[3_000];

        assertThat(sealer.open(sealer.seal(most, BOUND_TO), BOUND_TO)).hasValue(most);
        assertThatIllegalArgumentException().isThrownBy(() -> sealer.seal(new byte[3_001], BOUND_TO));
    }

    @Test
    void a_text_that_no_cookie_can_carry_is_refused() {
        assertThat(sealer.open("A".repeat(1_000_000), BOUND_TO)).isEmpty();
    }
}
