package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionPolicyTest {
    private static final SessionPolicy USUAL = SessionPolicy.BY_DEFAULT;

    @ParameterizedTest
    @CsvSource({"PT1M, PT1M, PT1S", "PT1M, PT12H, PT30S", "PT9600H, PT9600H, PT84H"})
    void durations_at_their_bounds_are_taken(Duration idle, Duration absolute, Duration touch) {
        assertThat(policy(idle, absolute, touch).browser().idleTimeout()).isEqualTo(idle);
    }

    @ParameterizedTest
    @CsvSource({
        "PT59.999S, PT12H, PT1S, baton.session.idle-timeout, from PT1M to PT9600H",
        "PT9600H0.001S, PT12H, PT1S, baton.session.idle-timeout, from PT1M to PT9600H",
        "PT30M, PT59.999S, PT1S, baton.session.absolute-lifetime, from PT1M to PT9600H",
        "PT30M, PT9600H0.001S, PT1S, baton.session.absolute-lifetime, from PT1M to PT9600H",
        "PT30M, PT12H, PT0.999S, baton.session.touch-interval, from PT1S to PT15M",
        "PT30M, PT12H, PT15M0.001S, baton.session.touch-interval, from PT1S to PT15M"
    })
    void a_duration_out_of_bounds_is_named_with_what_would_be_right(
            Duration idle, Duration absolute, Duration touch, String setting, String right) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(idle, absolute, touch))
                .withMessageStartingWith(setting + " is ")
                .withMessageContaining(right);
    }

    @Test
    void the_touch_interval_fits_the_shortest_idle_timeout_of_all_kinds() {
        Lifetime short_ = new Lifetime(Duration.ofMinutes(1), Duration.ofDays(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SessionPolicy(USUAL.browser(), USUAL.kept(), short_, USUAL.touchInterval(), USUAL.limits()))
                .withMessageContaining("from PT1S to PT30S");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001})
    void a_limit_that_lets_nobody_in_or_everybody_is_refused(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionPolicy.Limits(limit, 20))
                .withMessageContaining("baton.session.limit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionPolicy.Limits(20, limit))
                .withMessageContaining("baton.bearer.limit");
    }

    private static SessionPolicy policy(Duration idle, Duration absolute, Duration touch) {
        return new SessionPolicy(new Lifetime(idle, absolute), USUAL.kept(), USUAL.bearer(), touch, USUAL.limits());
    }
}
