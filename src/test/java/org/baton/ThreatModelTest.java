package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Test;

/** The tests that {@code docs/explanation/threat-model.md} names are there, and no row is without one. */
class ThreatModelTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+)\\.([a-z0-9_]+)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!Attempt|---)[^|]+\\|[^|]+\\|([^|]+)\\|$");

    private final String page = read(TestDirectory.project().resolve("docs/explanation/threat-model.md"));

    @Test
    void each_test_that_is_named_exists() {
        Map<String, Path> classes = classes();

        Set<String> missing = NAMED.matcher(page)
                .results()
                .filter(test -> !classes.containsKey(test.group(1))
                        || !read(classes.get(test.group(1))).contains("void " + test.group(2) + "("))
                .map(test -> test.group())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(missing).isEmpty();
    }

    @Test
    void each_row_names_a_test() {
        assertThat(ROW.matcher(page).results().map(row -> row.group(1)))
                .hasSizeGreaterThan(50)
                .allSatisfy(tests -> assertThat(NAMED.matcher(tests).find()).isTrue());
    }

    private static Map<String, Path> classes() {
        try (Stream<Path> all = Files.walk(TestDirectory.project().resolve("src/test/java"))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(
                            file -> String.valueOf(file.getFileName()).replace(".java", ""),
                            Function.identity(),
                            (one, other) -> other));
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
