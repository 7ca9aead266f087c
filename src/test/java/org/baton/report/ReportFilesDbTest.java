package org.baton.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each file of {@code db/report}, and by which index the quick ones find their rows. */
class ReportFilesDbTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| .* \\| \\[([a-z-]+)\\]\\(\\1\\.sql\\) \\| (.*) \\|$");

    @Test
    void there_are_at_least_twenty_and_a_test_names_each() throws IOException {
        String tests;
        try (Stream<Path> sources = Files.list(TestDirectory.project().resolve("src/test/java/org/baton/report"))) {
            tests = sources.filter(source ->
                            source.toString().endsWith("DbTest.java") && !source.endsWith("ReportFilesDbTest.java"))
                    .map(ReportFilesDbTest::read)
                    .collect(Collectors.joining());
        }

        assertThat(ReportFile.all())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        report -> assertThat(tests).containsPattern("(report|named)\\(\\s*\"" + report.name() + '"'));
    }

    @ParameterizedTest
    @MethodSource("files")
    void its_first_lines_say_its_question_its_parameters_and_an_answer(ReportFile report) {
        assertThat(report.text().lines().findFirst().orElseThrow()).matches("-- .*[?.:]( .*)?");
        for (String parameter : report.parameters()) {
            assertThat(report.text()).containsPattern("(?m)^--   " + parameter + " +\\S");
        }
        assertThat(report.text()).contains("\n-- Sample:\n--  ");
        assertThat(report.text().lines()).hasSizeLessThanOrEqualTo(250).allMatch(line -> line.length() <= 160);
    }

    @ParameterizedTest
    @MethodSource("files")
    void no_statement_asks_for_a_secret(ReportFile report) {
        assertThat(report.text().lines().filter(line -> !line.startsWith("--")))
                .noneMatch(line -> line.matches(".*(secret_hash|password_hash|jti_hash|challenge).*")
                        || line.matches(".*SELECT (\\w+\\.)?\\*.*"));
    }

    @Test
    void the_page_lists_each_with_its_parameters() {
        String page = read(TestDirectory.project().resolve("db/report/README.md"));
        List<String> listed = ROW.matcher(page)
                .results()
                .map((MatchResult row) -> row.group(1) + " "
                        + Stream.of(row.group(2).split("[^a-z_]+", -1))
                                .filter(word -> !word.isEmpty())
                                .collect(Collectors.toCollection(TreeSet::new)))
                .toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(ReportFile.all().stream()
                        .map(report -> report.name() + " " + report.parameters())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "who-is-logged-in-now, most, 50, sessions_open_idx",
        "who-is-logged-in-now, host, sample-desk, sessions_open_host_idx",
        "where-one-user-is-logged-in, username, sample-4, users_any_username_idx",
        "where-one-user-is-logged-in, username, sample-4, sessions_user_idx",
        "which-sessions-came-from-a-network, network, 10.8.0.0/16, sessions_open_ip_idx",
        "what-happened-in-one-handoff, trace, 00000000-0000-0000-0000-000000000000, trace_idx",
        "what-happened-in-one-handoff, trace, 00000000-0000-0000-0000-000000000000, handoffs_trace_key",
        "what-happened-to-one-user, username, sample-4, user_id_at_idx",
        "everything-about-one-user, username, sample-4, sessions_user_idx",
        "everything-about-one-user, username, sample-4, handoffs_root_idx",
        "everything-about-one-user, username, sample-4, user_id_at_idx",
        "how-handoffs-fare, since, 1 hour, handoffs_sibling_idx",
        "which-logins-are-older-than-a-policy, age, 8 hours, sessions_open",
        "which-rows-look-open-and-are-dead, most, 1000, sessions_open",
        "what-the-sweep-will-delete, retention, 45 days, sessions_ended_idx",
        "whether-the-sweep-keeps-up, retention, 45 days, sessions_ended_idx",
        "logins-per-hour, since, 2 hours, at_idx",
        "who-logged-in-lately, since, 2 hours, type_at_idx",
        "why-sessions-ended, since, 2 hours, type_at_idx"
    })
    void its_rows_are_found_by_an_index(String report, String parameter, String value, String index)
            throws SQLException {
        String plan = ReportFile.named(report).plan(Sample.database().asReader(), parameter, value);

        assertThat(plan).contains(index).doesNotContain("Seq Scan on sessions");
    }

    @Test
    void the_sample_refuses_a_database_that_has_sessions() {
        assertThatThrownBy(() -> Sample.fill(Sample.database(), 10))
                .hasMessageContaining("for an empty test database only");
    }

    private static List<ReportFile> files() {
        return ReportFile.all();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
