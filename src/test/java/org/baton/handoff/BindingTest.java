package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.baton.http.ReturnPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Binding.Wish WISH = new Binding.Wish(
            new ReturnPath("/orders?page=2"),
            new LoginDemand(Optional.of(Duration.ofMinutes(5)), LoginDemand.Prompt.NONE));

    private final Binding binding = Binding.fresh(WISH, 1, NOW);

    @Test
    void each_binding_has_a_state_and_a_verifier_of_its_own() {
        Binding other = Binding.fresh(WISH, 1, NOW);

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
        assertThat(Binding.fresh(WISH, 2, NOW).restarts()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> Binding.fresh(WISH, 3, NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "\n\n\n\n", "\n\n\n\n\n\n", "state\nverifier\n0\n0\n/", "state\nverifier\n0\n0\n\n\n/"})
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
        assertThat(Binding.parse(text.replace("\n300\n", "\n29\n"))).isEmpty();
        assertThat(Binding.parse(text.replace("\nnone\n", "\nnever\n"))).isEmpty();
        assertThat(Binding.parse(text.substring(1))).isEmpty();
    }

    @Test
    void a_time_beyond_all_times_is_none() {
        String text = binding.text().replace(Long.toString(NOW.getEpochSecond()), Long.toString(Long.MAX_VALUE));

        assertThat(Binding.parse(text)).isEmpty();
    }

    @Test
    void a_password_given_five_minutes_before_the_flow_is_fresh_to_the_second_but_for_the_skew_of_clocks() {
        Instant earliest = NOW.minusSeconds(305);

        assertThat(binding.isMetBy(earliest)).isTrue();
        assertThat(binding.isMetBy(earliest.minusNanos(1))).isFalse();
        assertThat(binding.isMetBy(NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void a_password_that_was_to_be_asked_for_is_given_after_the_flow_started_but_for_the_skew_of_clocks() {
        Binding asking = Binding.fresh(new Binding.Wish(ReturnPath.ROOT, LoginDemand.anew()), 0, NOW);

        assertThat(asking.isMetBy(NOW.minusSeconds(5))).isTrue();
        assertThat(asking.isMetBy(NOW.minusSeconds(5).minusNanos(1))).isFalse();
    }

    @Test
    void whoever_asks_for_nothing_takes_any_login() {
        assertThat(Binding.fresh(Handoffs.ANYWHERE, 0, NOW).isMetBy(Instant.EPOCH))
                .isTrue();
    }

    @Test
    void a_binding_does_not_tell_its_secrets() {
        assertThat(binding).hasToString("Binding[redacted]");
    }
}
