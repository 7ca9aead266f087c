package org.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.baton.scene.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerHeaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer tok_x", "bearer tok_x", "BEARER tok_x"})
    void the_scheme_is_known_in_any_case_of_letters(String line) {
        assertThat(BearerHeader.isPresent(with(line))).isTrue();
        assertThat(BearerHeader.token(with(line))).hasValue("tok_x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Basic tok_x", " Bearer tok_x", "Bearer\ttok_x", "Bearertok_x"})
    void whatever_else_is_none(String line) {
        assertThat(BearerHeader.isPresent(with(line))).isFalse();
        assertThat(BearerHeader.token(with(line))).isEmpty();
    }

    @Test
    void a_request_without_the_header_has_none() {
        assertThat(BearerHeader.isPresent(with())).isFalse();
        assertThat(BearerHeader.token(with())).isEmpty();
    }

    @Test
    void beside_another_line_one_is_there_and_is_no_token() {
        assertThat(BearerHeader.isPresent(with("Basic x", "Bearer tok_x"))).isTrue();
        assertThat(BearerHeader.token(with("Basic x", "Bearer tok_x"))).isEmpty();
        assertThat(BearerHeader.token(with("Bearer tok_x", "Bearer tok_x"))).isEmpty();
    }

    private static HttpServletRequest with(String... lines) {
        return Requests.with(Map.of("Authorization", List.of(lines)));
    }
}
