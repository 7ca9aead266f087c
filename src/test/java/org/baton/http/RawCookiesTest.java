package org.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.baton.scene.Requests;
import org.junit.jupiter.api.Test;

class RawCookiesTest {
    @Test
    void a_request_without_cookies_has_none() {
        assertThat(RawCookies.values(Requests.withCookies(), "a")).isEmpty();
    }

    @Test
    void a_value_is_read_as_it_was_sent() {
        assertThat(RawCookies.values(Requests.withCookies("a=1; b=\"x=y\""), "b"))
                .containsExactly("\"x=y\"");
    }

    @Test
    void two_cookies_of_one_name_are_both_seen() {
        assertThat(RawCookies.values(Requests.withCookies("a=1; a=2"), "a")).containsExactly("1", "2");
    }

    @Test
    void cookies_of_several_lines_are_all_seen() {
        assertThat(RawCookies.values(Requests.withCookies("a=1", "a=2"), "a")).containsExactly("1", "2");
    }

    @Test
    void a_name_is_told_from_longer_and_shorter_ones_and_from_other_case() {
        assertThat(RawCookies.values(Requests.withCookies("aa=1; A=2; $a=3; a =4; a=5"), "a"))
                .containsExactly("5");
    }

    @Test
    void the_names_that_begin_alike_are_listed_doubled_ones_twice() {
        assertThat(RawCookies.names(Requests.withCookies("p-1=a; q=b; p-2=c; p-1=d; p-3"), "p-"))
                .containsExactly("p-1", "p-2", "p-1");
    }
}
