package org.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/files/report.pdf",
                "/files/a%20b.pdf",
                "/files/caf%C3%A9.pdf",
                "/~user/(1)/a,b=c@d:e!$&'*+_-.x",
                "/files/.hidden",
                "/files/"
            })
    void a_plain_path_is_taken(String path) {
        assertThat(FilePath.parse(path)).contains(new FilePath(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "files",
                "//files",
                "/files//x",
                "/files/../x",
                "/files/..",
                "/./files",
                "/files/.",
                "/files/..hidden",
                "/files?x=1",
                "/files#x",
                "/files;v=1",
                "/files\\x",
                "/files x",
                "/files\tx",
                "/files\u0000x",
                "/caf\u00e9",
                "/files/%2e%2e/x",
                "/files%2Fx",
                "/files%5cx",
                "/files%3bx",
                "/files%252e",
                "/files%00",
                "/files%1f",
                "/files%7F",
                "/files%",
                "/files%2",
                "/files%zz",
                "/files\"x",
                "/files<x>",
                "/files|x",
                "https://shop.example.org/files"
            })
    void what_two_programs_could_read_as_two_paths_is_refused(String text) {
        assertThat(FilePath.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new FilePath(text));
    }

    @Test
    void a_path_has_512_characters_at_most() {
        String longest = "/" + "a".repeat(511);

        assertThat(FilePath.parse(longest)).isPresent();
        assertThat(FilePath.parse(longest + "a")).isEmpty();
        assertThat(FilePath.parse("/" + "%41".repeat(171))).isEmpty();
    }
}
