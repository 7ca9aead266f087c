package org.baton.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.baton.scene.HostilePaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/orders",
                "/orders/17",
                "/orders?sort=date&page=2",
                "/orders#last",
                "/a-b_c~d.e/f",
                "/search?q=%C3%A4",
                "/search?q=https://elsewhere.example.org",
                "/orders?next=%2Fcart",
                "/@alice"
            })
    void a_path_of_this_host_is_taken_as_it_is(String text) {
        assertThat(ReturnPath.parse(text)).hasValue(new ReturnPath(text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " := ",
            quoteCharacter = '`',
            value = {
                "nothing := ``",
                "an absolute address := https://evil.example.org/",
                "an address without its scheme := //evil.example.org",
                "three slashes := ///evil.example.org",
                "a slash and a backslash := /\\evil.example.org",
                "two backslashes := \\\\evil.example.org",
                "a backslash further on := /orders\\..\\evil",
                "a script := javascript:alert(1)",
                "data := data:text/html,x",
                "a host alone := evil.example.org",
                "a relative path := orders",
                "a leading space := ` /orders`",
                "a space inside := /orders /x",
                "an encoded slash := /%2Fevil.example.org",
                "an encoded slash in lower case := /%2fevil.example.org",
                "an encoded backslash := /%5Cevil.example.org",
                "an encoded dot := /%2e%2e/evil",
                "a way up := /orders/../admin",
                "a way up at once := /../evil",
                "a dot alone := /./evil",
                "a dot alone at the end := /evil/.",
                "a doubled slash inside := /orders//evil.example.org",
                "a doubly encoded slash := /%252Fevil.example.org",
                "an encoded NUL := /orders%00",
                "an encoded line break := /orders%0d%0aSet-Cookie:x",
                "a broken escape := /orders%zz",
                "a letter that looks like a slash := /\u2044evil.example.org",
                "a fullwidth slash := \uFF0Fevil.example.org",
                "a letter beyond ASCII := /\u00e4",
                "a question alone := ?next=/orders"
            })
    void a_text_that_a_browser_could_read_as_another_place_is_refused(String name, String text) {
        assertThat(ReturnPath.parse(text)).as(name).isEmpty();
    }

    @Test
    void no_hostile_path_of_the_corpus_is_taken() {
        Map<String, List<String>> hostile = HostilePaths.byTrick();
        hostile.remove(HostilePaths.BACK_INTO_A_HANDOFF);

        hostile.forEach((trick, paths) -> assertThat(paths)
                .as(trick)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(ReturnPath.parse(path)).as(path).isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/\tevil.example.org", "/\nevil", "/\revil", "/\u0000", "/\u007f", "/orders\r\nSet-Cookie: a=b"})
    void a_control_character_is_refused(String text) {
        assertThat(ReturnPath.parse(text)).isEmpty();
    }

    @Test
    void a_path_of_512_characters_is_taken_and_one_of_513_is_not() {
        assertThat(ReturnPath.parse("/" + "a".repeat(511))).isPresent();
        assertThat(ReturnPath.parse("/" + "a".repeat(512))).isEmpty();
    }

    @Test
    void a_refused_path_cannot_be_made() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReturnPath("//evil.example.org"));
    }

    @Test
    void what_lies_below_a_path_lies_there_in_whatever_case() {
        assertThat(new ReturnPath("/Handoff/start").isUnder("/handoff/")).isTrue();
        assertThat(new ReturnPath("/handoffs").isUnder("/handoff/")).isFalse();
    }
}
