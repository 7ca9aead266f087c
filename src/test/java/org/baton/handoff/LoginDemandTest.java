package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginDemandTest {
    @ParameterizedTest
    @CsvSource({"30, login", "2592000, none", "300, ''", "'', login", "'', ''"})
    void a_demand_is_read_as_it_was_written(String maxAge, String prompt) {
        LoginDemand demand = LoginDemand.parse(maxAge, prompt).orElseThrow();

        assertThat(demand.maxAgeText()).isEqualTo(maxAge);
        assertThat(demand.promptText()).isEqualTo(prompt);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "29",
                "2592001",
                "-1",
                "030",
                "+30",
                "30.0",
                " 30",
                "30s",
                "1e3",
                "\u0663\u0663",
                "999999999999"
            })
    void an_age_out_of_bounds_or_in_other_digits_is_none(String maxAge) {
        assertThat(LoginDemand.parse(maxAge, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", "LOGIN", "none login", "consent", " "})
    void another_prompt_is_none(String prompt) {
        assertThat(LoginDemand.parse("", prompt)).isEmpty();
    }

    @Test
    void a_page_cannot_ask_for_an_age_that_no_request_may_carry() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoginDemand.noOlderThan(Duration.ofSeconds(29)))
                .withMessageContaining("30 s to 30 days");
        assertThatIllegalArgumentException().isThrownBy(() -> LoginDemand.noOlderThan(Duration.ofMillis(30_500)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoginDemand.noOlderThan(Duration.ofDays(30).plusSeconds(1)));
    }

    @Test
    void only_what_is_asked_is_in_the_address() {
        assertThat(LoginDemand.ANY.query()).isEmpty();
        assertThat(LoginDemand.unasked().query()).isEqualTo("&prompt=none");
        assertThat(new LoginDemand(Optional.of(Duration.ofMinutes(5)), LoginDemand.Prompt.LOGIN).query())
                .isEqualTo("&max_age=300&prompt=login");
    }

    @Test
    void a_password_is_young_enough_up_to_the_very_moment() {
        LoginDemand fiveMinutes = LoginDemand.noOlderThan(Duration.ofMinutes(5));
        Instant given = Instant.parse("2026-01-01T12:00:00Z");

        assertThat(fiveMinutes.isYoungEnough(given, given.plusSeconds(300))).isTrue();
        assertThat(fiveMinutes.isYoungEnough(given, given.plusSeconds(300).plusNanos(1)))
                .isFalse();
    }
}
