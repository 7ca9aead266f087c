package org.baton.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RandomTextTest {

    @Test
    void sixteen_bytes_are_22_characters_and_32_are_43() {
        assertThat(RandomText.ofBytes(16)).matches("[A-Za-z0-9_-]{22}");
        assertThat(RandomText.ofBytes(32)).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void two_random_texts_differ() {
        assertThat(RandomText.ofBytes(16)).isNotEqualTo(RandomText.ofBytes(16));
    }

    @Test
    void fewer_than_128_bits_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomText.ofBytes(15))
                .withMessageContaining("15");
        assertThatIllegalArgumentException().isThrownBy(() -> RandomText.ofBytes(65));
    }
}
