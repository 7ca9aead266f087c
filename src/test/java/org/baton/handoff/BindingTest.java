package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.baton.http.ReturnPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final ReturnPath TARGET = new ReturnPath("/orders?page=2");

    private final Binding binding = Binding.fresh(TARGET, 1, NOW);

    @Test
    void each_binding_has_a_state_and_a_verifier_of_its_own() {
        Binding other = Binding.fresh(TARGET, 1, NOW);

        assertThat(other.state()).isNotEqualTo(binding.state()).hasSize(22);
        assertThat(other.verifier()).isNotEqualTo(binding.verifier()).hasSize(43);
        assertThat(other.challenge()).isNotEqualTo(binding.challenge());
    }

    @Test
    void a_binding_is_read_as_it_was_written() {
        assertThat(Binding.parse(binding.text())).hasValue(binding);
    }

    @Test
    void a_binding_is_over_after_ten_minutes_and_not_a_nanosecond_before() {
        Instant end = NOW.plus(Duration.ofMinutes(10));

        assertThat(binding.isOver(end)).isTrue();
        assertThat(binding.isOver(end.minusNanos(1))).isFalse();
    }

    @Test
    void a_flow_starts_anew_twice_at_most() {
        assertThat(Binding.fresh(TARGET, 2, NOW).restarts()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> Binding.fresh(TARGET, 3, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\n\n\n\n", "state\nverifier\n0\n0\n/"})
    void a_text_that_is_no_binding_is_none(String text) {
        assertThat(Binding.parse(text)).isEmpty();
    }

    @Test
    void a_binding_with_an_altered_line_is_none() {
        String text = binding.text();

        assertThat(Binding.parse(text + "\n")).isEmpty();
        assertThat(Binding.parse(text.replace("/orders", "//orders"))).isEmpty();
        assertThat(Binding.parse(text.replace("\n1\n", "\n3\n"))).isEmpty();
        assertThat(Binding.parse(text.replace("\n1\n", "\n-1\n"))).isEmpty();
        assertThat(Binding.parse(text.substring(1))).isEmpty();
    }

    @Test
    void a_time_beyond_all_times_is_none() {
        String text = binding.text().replace(Long.toString(NOW.getEpochSecond()), Long.toString(Long.MAX_VALUE));

        assertThat(Binding.parse(text)).isEmpty();
    }

    @Test
    void a_binding_does_not_tell_its_secrets() {
        assertThat(binding).hasToString("Binding[redacted]");
    }
}
