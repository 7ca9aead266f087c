package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
    @Test
    void the_digits_of_an_id_are_read() {
        assertThat(SessionId.parse("1")).contains(new SessionId(1));
        assertThat(SessionId.parse("9223372036854775807")).contains(new SessionId(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "+1",
                "01",
                "abc",
                "1.0",
                "1e3",
                " 1",
                "%31",
                "\u0661",
                "9223372036854775808",
                "9999999999999999999",
                "18446744073709551617"
            })
    void anything_else_is_none(String text) {
        assertThat(SessionId.parse(text)).isEmpty();
    }
}
