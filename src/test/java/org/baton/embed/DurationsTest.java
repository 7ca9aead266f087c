package org.baton.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "60s, PT60S",
        "30m, PT30M",
        "12h, PT12H",
        "30d, PT720H",
        "30M, PT30M",
        "0s, PT0S",
        "999999999s, PT999999999S",
        "PT30M, PT30M",
        "P1D, PT24H"
    })
    void a_duration_is_read_as_people_write_it(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "m", "30 m", "1.5h", "-30m", "30min", "30w", "9999999999s", "P1Y"})
    void whatever_else_is_refused_with_what_would_be_right(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("\"" + text + "\" is no duration; write 60s, 30m, 12h, 30d, or ISO-8601 such as PT30M");
    }
}
