package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.run.DocPage;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/errors.md} has each error that the code answers, and no other. */
class ErrorsPageTest {
    private static final Path SOURCES = TestDirectory.project().resolve("src/main/java");

    /** Also where an enum's constants have status and title. */
    private static final Pattern ANSWERED = Pattern.compile(
            "(?m)(?:\\b(?:problem|response)\\(\\s*(?:[a-z]+,\\s*)?|^\\s+[A-Z_]+\\(\\s*)(\\d{3}),\\s*\"([^\"]+)\"");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d{3}) \\| ([^|]+) \\|");

    @Test
    void the_page_has_each_error_that_the_code_answers_and_no_other() throws IOException {
        Set<String> answered = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                answered.addAll(found(ANSWERED, Files.readString(file)));
            }
        }

        assertThat(answered).hasSizeGreaterThan(40);
        assertThat(found(ROW, new DocPage("docs/reference/errors.md").text())).isEqualTo(answered);
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) ->
                        found.group(1) + " " + found.group(2).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
