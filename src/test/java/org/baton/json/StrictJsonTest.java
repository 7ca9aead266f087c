package org.baton.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrictJsonTest {

    private final StrictJson json = new StrictJson();

    @Test
    void an_object_is_read_down_to_the_given_depth_and_not_below() {
        byte[] twoDeep = "{\"a\":[\"}]{[\\\"[[\"]}".getBytes(UTF_8);

        assertThat(json.object(twoDeep, 2)).isPresent();
        assertThat(json.object(twoDeep, 1)).isEmpty();
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        String text = "{\"a\":\"\u00e9\"}";

        assertThat(json.object(text.getBytes(UTF_8), 1)).isPresent();
        assertThat(json.object(text.getBytes(ISO_8859_1), 1)).isEmpty();
    }

    @Test
    void a_key_that_comes_twice_is_refused_at_any_depth() {
        assertThat(json.object("{\"a\":1,\"a\":1}".getBytes(UTF_8), 2)).isEmpty();
        assertThat(json.object("{\"b\":{\"a\":1,\"a\":1}}".getBytes(UTF_8), 2)).isEmpty();
    }

    @Test
    void half_a_surrogate_pair_is_refused_in_values_and_in_names() {
        assertThat(json.object("{\"a\":\"\\ud83d\\ude00\"}".getBytes(UTF_8), 1)).isPresent();
        assertThat(json.object("{\"a\":\"\\ud83d\"}".getBytes(UTF_8), 1)).isEmpty();
        assertThat(json.object("{\"\\ude00\":1}".getBytes(UTF_8), 1)).isEmpty();
        assertThat(json.value("[\"\\ude00\\ud83d\"]".getBytes(UTF_8), 1)).isEmpty();
    }
}
