package org.baton.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.baton.run.RunFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sizes that are measured, as they are written on the command line. */
class MeasureSettingsTest {
    private static final String ROWS = "baton.measure.rows";
    private static final String WHAT = "baton.measure.what";

    @AfterEach
    void forget() {
        System.clearProperty(ROWS);
        System.clearProperty(WHAT);
    }

    @Test
    void sizes_are_rising_multiples_of_ten() {
        System.setProperty(ROWS, "1000, 20000");

        assertThat(MeasureSettings.fromProperties().rows()).containsExactly(1000, 20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "990", "1005", "2000,1000", "1000,1000", "1000,", "a", "10000010"})
    void other_sizes_are_refused_by_the_settings_name(String written) {
        System.setProperty(ROWS, written);

        assertThatThrownBy(MeasureSettings::fromProperties)
                .isInstanceOf(RunFailure.class)
                .hasMessageContaining("baton.measure.rows=")
                .hasMessageContaining("write");
    }

    @Test
    void requests_are_measured_unless_it_says_handoffs() {
        assertThat(MeasureSettings.fromProperties().what()).isEqualTo(Measured.REQUESTS);

        System.setProperty(WHAT, "handoffs");

        assertThat(MeasureSettings.fromProperties().what()).isEqualTo(Measured.HANDOFFS);
    }

    @Test
    void anything_else_is_refused_with_what_there_is() {
        System.setProperty(WHAT, "logins");

        assertThatThrownBy(MeasureSettings::fromProperties)
                .isInstanceOf(RunFailure.class)
                .hasMessage("baton.measure.what=logins: write requests, handoffs, attributes, pages");
    }
}
