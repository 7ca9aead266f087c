package org.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "2026-01-31T23:59:59Z",
                "2026-01-31T23:59:59.123456789Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    void a_moment_is_read_as_it_is_written(String text) {
        assertThat(Times.parse(text)).contains(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-31",
                "2026-02-30T00:00:00Z",
                "2026-01-31T23:59:59",
                "2026-01-31T23:59:59+01:00",
                " 2026-01-31T23:59:59Z",
                "infinity",
                "+12026-01-31T23:59:59Z"
            })
    void nothing_else_is_a_moment(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "0000-12-31T23:59:59Z", "9999-12-31T24:00:00Z"})
    void a_year_that_the_database_would_not_take_is_refused_before(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }

    @Test
    void a_page_says_it_in_utc() {
        assertThat(Times.utc(Instant.parse("2026-01-31T23:59:59.9Z"))).isEqualTo("2026-01-31 23:59:59 UTC");
    }
}
