package org.baton.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row of an answer.
 *
 * @param values by column, each as psql shows it, and null as ""
 */
record Row(Map<String, String> values) {
    /** The row at which the result stands. */
    static Row of(ResultSet result) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            values.put(
                    result.getMetaData().getColumnLabel(i),
                    Optional.ofNullable(result.getString(i)).orElse(""));
        }
        return new Row(values);
    }

    /** The value of that column; a column that is not there is an error of the test. */
    String get(String column) {
        return Optional.ofNullable(values.get(column))
                .orElseThrow(() -> new IllegalArgumentException("There is no column " + column + " in " + values));
    }

    /** The row without the columns whose names match. */
    Row without(String columns) {
        Map<String, String> left = new LinkedHashMap<>(values);
        left.keySet().removeIf(column -> column.matches(columns));
        return new Row(left);
    }

    /** One column by another. */
    static Map<String, String> by(String key, String value, List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.get(key), row -> row.get(value)));
    }

    /** The sum of a column of whole numbers. */
    static long sum(List<Row> rows, String column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row.get(column))).sum();
    }
}
