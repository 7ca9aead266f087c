package org.baton.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example.org",
                "https://login.localhost:8443",
                "https://a:1",
                "https://127.0.0.1:65535"
            })
    void an_origin_is_taken_as_it_is(String text) {
        assertThat(Origin.parse(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login.example.org",
                "http://login.example.org",
                "https://",
                "https://login.example.org/",
                "https://login.example.org/path",
                "https://login.example.org?x",
                "https://Login.example.org",
                "HTTPS://login.example.org",
                "https://login.example.org:443",
                "https://login.example.org:0443",
                "https://login.example.org:",
                "https://user@login.example.org",
                "https://login.example.org https://evil.example.org",
                "https://*.example.org",
                "null"
            })
    void whatever_else_is_refused_with_what_would_be_right(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Origin.parse(text))
                .withMessageStartingWith("\"" + text + "\" is no origin; write https://");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://login.example.org:65536", "https://login.example.org:99999"})
    void a_port_that_no_host_has_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Origin.parse(text));
    }
}
