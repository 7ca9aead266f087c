package org.baton.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64UrlTest {

    @Test
    void what_was_encoded_is_decoded() {
        byte[] bytes = {(byte) 0xfb, (byte) 0xff, 0x00, 0x7e};

        String text = Base64Url.encode(bytes);

        assertThat(text).isEqualTo("-_8Afg");
        assertThat(Base64Url.decode(text)).hasValue(bytes);
    }

    @Test
    void no_bytes_are_the_empty_text() {
        assertThat(Base64Url.encode(new byte[0])).isEmpty();
        assertThat(Base64Url.decode("")).hasValue(new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-_8Afg==", "-_8Afh", "-_8Af", "+/8Afg", "-_8A fg", "-_8Afg\n", "-_8Af\u011f", "=", "."})
    void any_other_text_for_the_same_bytes_is_refused(String text) {
        assertThat(Base64Url.decode(text)).isEmpty();
    }

    @Test
    void one_byte_more_or_less_than_asked_for_is_refused() {
        assertThat(Base64Url.decode("-_8Afg", 4)).isPresent();
        assertThat(Base64Url.decode("-_8Afg", 3)).isEmpty();
        assertThat(Base64Url.decode("-_8Afg", 5)).isEmpty();
    }
}
