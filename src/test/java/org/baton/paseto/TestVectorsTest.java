package org.baton.paseto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestVectorsTest {
    private static final Path PUBLISHED =
            Path.of(System.getProperty("basedir", ""), "docs/reference/test-vectors/tokens.json");

    /** What has to be published lies in {@code target} when it is something else. */
    @Test
    void the_published_tokens_are_those_that_this_code_makes() throws IOException {
        String made = Vectors.text();
        Path beside = Path.of(System.getProperty("basedir", ""), "target/tokens.json");
        Files.createDirectories(beside.toAbsolutePath().getParent());
        Files.writeString(beside, made);

        assertThat(PUBLISHED)
                .as("copy " + beside + " there if the protocol is to change")
                .hasContent(made);
    }

    @ParameterizedTest
    @MethodSource("published")
    void each_is_accepted_or_refused_for_the_published_reason(Vector vector) {
        assertThat(vector.refusal(Vectors.ring())).isEqualTo(vector.reason());
    }

    static List<Vector> published() {
        return Vectors.all();
    }
}
