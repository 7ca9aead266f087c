package org.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    @Test
    void each_parameter_is_found_by_its_name() {
        Parameters parameters =
                Parameters.parse("a=1&b=two+words&c=%C3%A4%26&d=&e").orElseThrow();

        assertThat(parameters.one("a")).hasValue("1");
        assertThat(parameters.one("b")).hasValue("two words");
        assertThat(parameters.one("c")).hasValue("\u00e4&");
        assertThat(parameters.one("d")).hasValue("");
        assertThat(parameters.one("e")).hasValue("");
        assertThat(parameters.one("f")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "&&", "&a=1&"})
    void empty_pairs_are_nothing(String text) {
        assertThat(Parameters.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=1", "a=1&a=2", "a=1&%61=2", "a&a=", "a=1&b=2&a="})
    void a_doubled_name_is_refused(String text) {
        assertThat(Parameters.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%4g", "%=1", "a=%-1"})
    void a_broken_escape_is_refused(String text) {
        assertThat(Parameters.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%FF", "a=%C3", "a=%C0%AF", "a=%ED%A0%80", "a=\u00e4"})
    void what_is_not_utf_8_is_refused(String text) {
        assertThat(Parameters.parse(text)).isEmpty();
    }

    @Test
    void a_nul_is_refused() {
        assertThat(Parameters.parse("a=x%00y")).isEmpty();
    }

    @Test
    void an_escaped_separator_does_not_make_another_parameter() {
        Parameters parameters = Parameters.parse("a=1%26state=2").orElseThrow();

        assertThat(parameters.one("a")).hasValue("1&state=2");
        assertThat(parameters.one("state")).isEmpty();
    }
}
