package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Test;

/** What the log says, {@code docs/how-to/watch.md} explains. */
class LogMessagesTest {
    private static final Pattern CALL = Pattern.compile("(?s)LOG\\.log\\((.*?)\\);");
    private static final Pattern LEVEL = Pattern.compile("Level\\.([A-Z]+)");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*\\+)?");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([A-Z]+) \\| \\S.* \\|$");

    @Test
    void every_message_is_explained_with_its_level_and_nothing_else_is() {
        Set<String> explained = ROW.matcher(read(TestDirectory.project().resolve("docs/how-to/watch.md")))
                .results()
                .map(row -> row.group(2) + " " + row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(explained).isNotEmpty().isEqualTo(written());
    }

    @Test
    void every_logger_is_asked_in_the_way_that_this_test_knows() {
        assertThat(sources()).isNotEmpty().allSatisfy(source -> {
            assertThat(source.split("getLogger\\(", -1))
                    .hasSameSizeAs(source.split("Logger LOG = System\\.getLogger\\(", -1));
            assertThat(source.split("LOG\\.", -1).length - 1L)
                    .isEqualTo(CALL.matcher(source).results().count());
        });
    }

    private static Set<String> written() {
        return sources().stream()
                .flatMap(source -> CALL.matcher(source).results())
                .map((MatchResult call) -> call.group(1))
                .flatMap(call -> levels(call).map(level -> level + " " + message(call)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that a server writes by default. */
    private static Stream<String> levels(String call) {
        return LEVEL.matcher(call).results().map(level -> level.group(1)).filter(level -> !level.equals("DEBUG"));
    }

    private static String message(String call) {
        Matcher text = TEXT.matcher(call);
        assertThat(text.find()).as("a message in " + call).isTrue();
        return text.group(1).replaceAll("\\{[0-9]}", "…") + (text.group(2) == null ? "" : "…");
    }

    private static List<String> sources() {
        try (Stream<Path> all = Files.walk(TestDirectory.project().resolve("src/main/java"))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .map(LogMessagesTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
