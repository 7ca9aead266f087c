package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.baton.run.DocPage;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Test;

/** Every command, statement and file in the docs is run by the test that its page names, or the page says why it is not. */
class DocBlocksTest {
    private static final Path TESTS = TestDirectory.project().resolve("src/test/java");
    private static final Pattern TESTED = Pattern.compile("tested by ([A-Z][A-Za-z]+)");
    private static final Pattern NOT_RUN = Pattern.compile("not run: .{10,}");

    @Test
    void each_fenced_block_says_which_test_runs_it_or_why_none_does() throws IOException {
        List<DocPage> pages = pages();

        assertThat(pages)
                .hasSizeGreaterThan(25)
                .allSatisfy(page -> assertThat(page.blocks())
                        .as(page.path())
                        .filteredOn(block -> !block.language().equals("mermaid"))
                        .allSatisfy(block -> assertThat(block.said())
                                .as(block.text())
                                .matches(TESTED.pattern() + "|" + NOT_RUN.pattern())));
    }

    @Test
    void each_test_that_a_page_names_is_there_and_reads_that_page() throws IOException {
        List<Path> sources = sources();

        for (DocPage page : pages()) {
            for (DocPage.Block block : page.blocks()) {
                Matcher tested = TESTED.matcher(block.said());
                if (tested.matches()) {
                    assertThat(read(sources, tested.group(1)))
                            .as("%s of %s", tested.group(1), page.path())
                            .contains(Path.of(page.path()).getFileName().toString());
                }
            }
        }
    }

    private static String read(List<Path> sources, String test) throws IOException {
        List<Path> found = sources.stream()
                .filter(source -> source.getFileName().toString().equals(test + ".java"))
                .toList();
        assertThat(found).as(test).hasSize(1);
        return Files.readString(found.get(0));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.toList();
        }
    }

    private static List<DocPage> pages() throws IOException {
        Path project = TestDirectory.project();
        List<DocPage> pages = new ArrayList<>(List.of(new DocPage("README.md")));
        for (String folder : new String[] {"docs", "db", "server-config"}) {
            try (Stream<Path> files = Files.walk(project.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .filter(file -> !file.toString().contains("/node_modules/"))
                        .forEach(file ->
                                pages.add(new DocPage(project.relativize(file).toString())));
            }
        }
        return pages;
    }
}
