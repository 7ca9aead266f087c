package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the docs. Above each fenced block that is no diagram, a comment says which test runs it, or why none does:
 * {@code <!-- tested by PsqlIT -->}, {@code <!-- not run: ... -->}. Below a page's heading the same, after {@code each block:}, is
 * for all that have none.
 *
 * @param path from the project's directory
 */
public record DocPage(String path) {
    private static final Pattern BLOCK = Pattern.compile(
            "(?ms)^ *(?:<!-- (?<said>[^\\n]*?) -->\\n\\s*)?^ *```(?<language>[a-z]*)\\n(?<text>.*?)^ *```$");

    private static final Pattern EACH = Pattern.compile("(?m)^<!-- each block: (.*) -->$");

    /**
     * What stands between two fences.
     *
     * @param language what the first fence says; may be empty
     * @param text without the indentation that all its lines have, and without a line feed at its end
     * @param said the comment above, or the page's for each; empty if there is none
     */
    public record Block(String language, String text, String said) {}

    /** All blocks, in the page's order. */
    public List<Block> blocks() {
        Matcher each = EACH.matcher(text());
        String otherwise = each.find() ? each.group(1) : "";
        return BLOCK.matcher(text())
                .results()
                .map((MatchResult found) -> new Block(
                        found.group(2),
                        found.group(3).stripTrailing().stripIndent(),
                        found.group(1) == null ? otherwise : found.group(1).strip()))
                .toList();
    }

    /** Those of which the page says that this test runs them. */
    public List<String> testedBy(Class<?> test) {
        return blocks().stream()
                .filter(block -> block.said().equals("tested by " + test.getSimpleName()))
                .map(Block::text)
                .toList();
    }

    /** The whole page. */
    public String text() {
        try {
            return Files.readString(TestDirectory.project().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
