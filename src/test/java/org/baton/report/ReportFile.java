package org.baton.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.baton.run.TestDirectory;

/**
 * A file of {@code db/report}.
 *
 * @param name without {@code .sql}
 * @param text all of it
 */
record ReportFile(String name, String text) {
    private static final Path FOLDER = TestDirectory.project().resolve("db/report");
    private static final Pattern PARAMETER = Pattern.compile("(?m)^\\\\if :\\{\\?([a-z_]+)\\}$");

    /** The report of that name. */
    static ReportFile named(String name) {
        try {
            return new ReportFile(name, Files.readString(FOLDER.resolve(name + ".sql")));
        } catch (IOException e) {
            throw new UncheckedIOException("There is no report " + name, e);
        }
    }

    /** All of them, in the order of their names. */
    static List<ReportFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".sql"))
                    .sorted()
                    .map(name -> named(name.substring(0, name.length() - ".sql".length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + FOLDER, e);
        }
    }

    /** Where it lies. */
    Path path() {
        return FOLDER.resolve(name + ".sql");
    }

    /** The variables that it asks for. */
    TreeSet<String> parameters() {
        return PARAMETER
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it changes rows; the others are for {@code baton_reader}. */
    boolean changes() {
        return text.contains("THIS CHANGES DATA");
    }

    /** Its rows for these parameters: names and values by turns. */
    List<Row> rows(DataSource role, String... parameters) throws SQLException {
        try (Connection connection = role.getConnection()) {
            return PsqlScript.run(connection, text, given(parameters));
        }
    }

    /** The plan of its query. */
    String plan(DataSource role, String... parameters) throws SQLException {
        try (Connection connection = role.getConnection()) {
            return PsqlScript.explain(connection, text, given(parameters)).stream()
                    .map(row -> row.get("QUERY PLAN"))
                    .collect(Collectors.joining("\n"));
        }
    }

    private static Map<String, String> given(String... parameters) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        return given;
    }
}
