package org.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    private static final Set<String> KEYS = Set.of("status", "groups");

    @Test
    void texts_and_lists_of_texts_are_read() throws IOException {
        JsonBody body = JsonBody.read(bytes("{\"status\": \"\u00e9\", \"groups\": [\"a\", \"b\", \"a\"]}"), KEYS)
                .orElseThrow();

        assertThat(body.text("status")).contains("\u00e9");
        assertThat(body.texts("groups")).contains(Set.of("a", "b"));
        assertThat(body.text("groups")).isEmpty();
        assertThat(JsonBody.readTexts(bytes(" [\"a\"] "))).contains(Set.of("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "1",
                "\"a\"",
                "{",
                "{}}",
                "{} x",
                "[]",
                "{'status': 'a'}",
                "{\"status\": 1}",
                "{\"status\": null}",
                "{\"status\": \"a\", \"status\": \"b\"}",
                "{\"other\": \"a\"}",
                "{\"status\": {}}",
                "{\"status\": \"\"}",
                "{\"status\": \"a\\u0000b\"}",
                "{\"status\": \"\\ud800\"}",
                "{\"status\": \"\\u2028\"}",
                "{\"groups\": [[\"a\"]]}",
                "{\"groups\": [1]}",
                "{\"status\": \"a\",}"
            })
    void anything_else_is_none(String text) throws IOException {
        assertThat(JsonBody.read(bytes(text), KEYS)).isEmpty();
    }

    @Test
    void what_is_too_long_too_deep_or_no_utf8_is_none() throws IOException {
        assertThat(JsonBody.read(bytes("{\"status\": \"" + "x".repeat(JsonBody.MAX) + "\"}"), KEYS))
                .isEmpty();
        assertThat(JsonBody.readTexts(bytes("[".repeat(8000)))).isEmpty();
        assertThat(JsonBody.readTexts(bytes("[".repeat(2000) + "]".repeat(2000))))
                .isEmpty();
        assertThat(JsonBody.readTexts(new ByteArrayInputStream(new byte[] {'[', '"', (byte) 0xff, '"', ']'})))
                .isEmpty();
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
