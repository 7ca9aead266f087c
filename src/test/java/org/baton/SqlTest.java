package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Test;

/** What a client sends never becomes part of a statement: each is a constant, and values are bound to it. */
class SqlTest {
    private static final Pattern CREATED = Pattern.compile("(?:create\\w*Query|readRow|writeRow)\\(\\s*([^,)]+)");
    private static final Pattern TEXT = Pattern.compile("\"\"\"(?s:(?!\"\"\").)*\"\"\"\\s*(.)");

    @Test
    void every_statement_is_a_constant() {
        List<String> created = tables().flatMap(
                        table -> CREATED.matcher(read(table)).results())
                .map(MatchResult::group)
                .map(call -> call.substring(call.indexOf('(') + 1).strip())
                .toList();

        // "statement" is a parameter of a private method, which is given a constant.
        assertThat(created).hasSizeGreaterThan(20).allMatch(text -> text.matches("[A-Z_]+|statement"));
    }

    @Test
    void nothing_is_glued_to_a_statement() {
        assertThat(tables())
                .allSatisfy(table -> assertThat(TEXT.matcher(read(table))
                                .results()
                                .filter(text -> !text.group(1).equals(";"))
                                .map(MatchResult::group))
                        .as(table.toString())
                        .isEmpty());
    }

    private static Stream<Path> tables() {
        try (Stream<Path> all = Files.walk(TestDirectory.project().resolve("src/main/java"))) {
            return all.filter(file -> file.getFileName().toString().endsWith("Table.java")).toList().stream();
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
