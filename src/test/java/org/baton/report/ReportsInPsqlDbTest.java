package org.baton.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.baton.it.Needs;
import org.baton.it.Tool;
import org.baton.run.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In PostgreSQL's own psql the reports say what they say to the other tests, which read the files by themselves. */
@Needs(Tool.PSQL)
class ReportsInPsqlDbTest {
    private static final String BETWEEN = "\u001f";

    private static final String CHANGED_BY_THE_CLOCK = ".*_(left|for)";

    private static final Map<String, String> NEEDED = Map.of(
            "username", "sample-4",
            "network", "10.8.0.0/16",
            "trace", "779e7015-b1ee-bf34-837f-f5b9a774b645");

    /** What is asked of PostgreSQL itself differs from one moment to the next. */
    private static final Set<String> OF_THE_MOMENT =
            Set.of("how-big-tables-and-indexes-are", "which-statements-are-slowest", "who-holds-locks-on-our-tables");

    @ParameterizedTest
    @MethodSource("for_the_reader")
    void psql_prints_the_same(ReportFile report) throws Exception {
        List<Row> printed = printed(Sample.database(), report);

        if (OF_THE_MOMENT.contains(report.name())) {
            return;
        }
        assertThat(printed).isEqualTo(expected(report));
    }

    private static Stream<ReportFile> for_the_reader() {
        return ReportFile.all().stream().filter(report -> !report.changes());
    }

    private static List<Row> expected(ReportFile report) throws SQLException {
        String[] given = NEEDED.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
        return report.rows(Sample.database().asReader(), given).stream()
                .map(row -> row.without(CHANGED_BY_THE_CLOCK))
                .toList();
    }

    private static List<Row> printed(Database database, ReportFile report) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Tool.PSQL.required().toString(),
                "-X",
                "-q",
                "-A",
                "-P",
                "footer=off",
                "-F",
                BETWEEN,
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(database.port()),
                "-U",
                "baton_reader",
                "-d",
                database.name(),
                "-v",
                "ON_ERROR_STOP=1",
                "-f",
                report.path().toString()));
        NEEDED.forEach((name, value) -> command.addAll(List.of("-v", name + "=" + value)));
        ProcessBuilder psql = new ProcessBuilder(command).redirectErrorStream(true);
        psql.environment().put("PGPASSWORD", database.passwords().reader());
        psql.environment().put("PGTZ", ZoneId.systemDefault().getId());
        Process running = psql.start();
        List<String> lines = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(running.waitFor()).as(String.join("\n", lines)).isZero();
        return rows(lines);
    }

    private static List<Row> rows(List<String> lines) {
        String[] names = lines.get(0).split(BETWEEN, -1);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(BETWEEN, -1);
            assertThat(values).as(line).hasSameSizeAs(names);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], values[i]);
            }
            rows.add(new Row(row).without(CHANGED_BY_THE_CLOCK));
        }
        return rows;
    }
}
