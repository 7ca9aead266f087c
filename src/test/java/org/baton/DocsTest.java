package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocsTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();

    private static final Pattern FENCED = Pattern.compile("(?ms)^[ ]*```[^\\n]*\\n(.*?)^[ ]*```$");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern SETTING_IN_JAVA = Pattern.compile("\"(baton\\.[a-z][a-z.-]*)\"");
    private static final Pattern SETTING_IN_SERVER = Pattern.compile("\\$\\{(?:MPCONFIG=)?(baton\\.[a-z][a-z.-]*)[:}]");
    private static final Pattern SETTING_IN_TABLE = Pattern.compile("(?m)^\\| `(baton\\.[^`]+)` \\|");

    @ParameterizedTest
    @CsvSource({"Run it, mvn -Prun", "Test it, mvn verify"})
    void the_readme_gives_one_command_under_its_heading(String heading, String command) {
        String section = section(read(PROJECT.resolve("README.md")), heading);

        assertThat(found(FENCED, section)).containsExactly(command + "\n");
    }

    @Test
    void every_relative_link_points_to_a_file_that_exists() {
        List<String> broken = docs().flatMap(doc -> found(LINK, prose(doc))
                        .filter(link -> !URI.create(link).isAbsolute() && !link.startsWith("#"))
                        .filter(link -> Files.notExists(doc.resolveSibling(link.replaceFirst("#.*", ""))))
                        .map(link -> PROJECT.relativize(doc) + ": " + link))
                .toList();

        assertThat(broken).isEmpty();
    }

    @Test
    void every_setting_that_the_code_reads_is_described() {
        assertThat(described()).containsAll(readByAHost());
    }

    @Test
    void every_setting_that_a_servers_configuration_asks_for_is_described() {
        assertThat(described()).containsAll(askedForByServers());
    }

    @Test
    void every_setting_that_is_described_is_read_somewhere() {
        Set<String> known = new TreeSet<>(readByAHost());
        known.addAll(askedForByServers());
        known.addAll(settingsIn("src/test/java/org/baton/run/RunSettings.java"));
        known.addAll(settingsIn("src/test/java/org/baton/measure/MeasureSettings.java"));
        known.addAll(settingsIn("src/test/java/org/baton/fuzz/FuzzSettings.java"));

        assertThat(known).containsAll(described());
    }

    @Test
    void no_doc_points_to_a_place_that_its_readers_do_not_have() {
        assertThat(docs()).isNotEmpty().allSatisfy(doc -> assertThat(read(doc)).doesNotContain("shared/design"));
    }

    @Test
    void the_sibling_in_node_has_at_most_60_lines_that_concern_baton() {
        String source = read(PROJECT.resolve("docs/how-to/accept-handoffs-in-node/baton.js"));

        assertThat(source.lines().filter(line -> !line.isBlank() && !line.matches("\\s*(//|/\\*).*")))
                .hasSizeLessThanOrEqualTo(60)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    @Test
    void what_a_server_of_files_in_node_needs_of_baton_has_at_most_30_lines() {
        String source = read(PROJECT.resolve("docs/how-to/serve-downloads-in-node/tickets.js"));

        assertThat(source.lines().filter(line -> !line.isBlank() && !line.matches("\\s*(//|/\\*).*")))
                .hasSizeLessThanOrEqualTo(30)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    private static Set<String> described() {
        return found(SETTING_IN_TABLE, read(PROJECT.resolve("docs/reference/settings.md")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> readByAHost() {
        return files(PROJECT.resolve("src/main/java/org/baton/embed"), "Settings.java")
                .flatMap(source -> found(SETTING_IN_JAVA, read(source)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> settingsIn(String source) {
        Set<String> settings =
                found(SETTING_IN_JAVA, read(PROJECT.resolve(source))).collect(Collectors.toCollection(TreeSet::new));
        assertThat(settings).as("settings in " + source).isNotEmpty();
        return settings;
    }

    private static Set<String> askedForByServers() {
        return Stream.concat(
                        files(PROJECT.resolve("server-config/wildfly"), ".cli"),
                        files(PROJECT.resolve("server-config/payara"), ".asadmin"))
                .flatMap(script -> found(SETTING_IN_SERVER, read(script)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From the heading to the next one of its rank. */
    private static String section(String doc, String heading) {
        assertThat(doc.lines()).contains("## " + heading);
        return doc.split("(?m)^## " + Pattern.quote(heading) + "$", 2)[1].split("(?m)^## ", 2)[0];
    }

    /** Without what is fenced: code may look like a link. */
    private static String prose(Path doc) {
        return FENCED.matcher(read(doc)).replaceAll("");
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
    }

    /** Those of the project's own folders: not what a build or an editor has put beside them. */
    private static Stream<Path> docs() {
        return Stream.concat(
                entries(PROJECT).filter(file -> file.toString().endsWith(".md")),
                entries(PROJECT)
                        .filter(Files::isDirectory)
                        .filter(folder -> !folder.getFileName().toString().matches("target|\\..*"))
                        .flatMap(folder -> files(folder, ".md")));
    }

    private static Stream<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/node_modules/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
