package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionPolicyTest {
    @ParameterizedTest
    @CsvSource({"PT1M, PT1M, PT1S", "PT1M, PT12H, PT30S", "PT720H, PT9600H, PT360H"})
    void durations_at_their_bounds_are_taken(Duration idle, Duration absolute, Duration touch) {
        assertThat(new SessionPolicy(idle, absolute, touch).idleTimeout()).isEqualTo(idle);
    }

    @ParameterizedTest
    @CsvSource({
        "PT59.999S, PT12H, PT1S, baton.session.idle-timeout, from PT1M to PT720H",
        "PT720H0.001S, PT12H, PT1S, baton.session.idle-timeout, from PT1M to PT720H",
        "PT30M, PT59.999S, PT1S, baton.session.absolute-lifetime, from PT1M to PT9600H",
        "PT30M, PT9600H0.001S, PT1S, baton.session.absolute-lifetime, from PT1M to PT9600H",
        "PT30M, PT12H, PT0.999S, baton.session.touch-interval, from PT1S to PT15M",
        "PT30M, PT12H, PT15M0.001S, baton.session.touch-interval, from PT1S to PT15M"
    })
    void a_duration_out_of_bounds_is_named_with_what_would_be_right(
            Duration idle, Duration absolute, Duration touch, String setting, String right) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionPolicy(idle, absolute, touch))
                .withMessageStartingWith(setting + " is ")
                .withMessageContaining(right);
    }
}
