package org.baton.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.baton.run.RunFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzSettingsTest {
    private static final String TARGET = "baton.fuzz.target";
    private static final String SECONDS = "baton.fuzz.seconds";

    @AfterEach
    void forget() {
        System.clearProperty(TARGET);
        System.clearProperty(SECONDS);
    }

    @Test
    void all_targets_are_fuzzed_for_a_minute_each_unless_told_otherwise() {
        assertThat(FuzzSettings.fromProperties().targets()).containsExactly(FuzzTarget.values());
        assertThat(FuzzSettings.fromProperties().time()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void one_target_may_be_fuzzed_for_long() {
        System.setProperty(TARGET, "return-paths");
        System.setProperty(SECONDS, "86400");

        assertThat(FuzzSettings.fromProperties().targets()).containsExactly(FuzzTarget.RETURN_PATHS);
        assertThat(FuzzSettings.fromProperties().time()).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource({
        "baton.fuzz.target, token",
        "baton.fuzz.target, ''",
        "baton.fuzz.seconds, 0",
        "baton.fuzz.seconds, 86401",
        "baton.fuzz.seconds, 1m",
        "baton.fuzz.seconds, ''"
    })
    void anything_else_is_refused_by_the_settings_name(String name, String written) {
        System.setProperty(name, written);

        assertThatThrownBy(FuzzSettings::fromProperties)
                .isInstanceOf(RunFailure.class)
                .hasMessageContaining(name + "=" + written)
                .hasMessageContaining("write");
    }
}
