package org.baton.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baton.run.Database;
import org.baton.run.IdleConnections;

/**
 * What a DBA does in psql, as the owner of the tables.
 *
 * @param database where
 */
record Sql(Database database) {
    /** Runs a statement that changes rows, and says how many. */
    int update(String statement, Object... values) {
        try {
            return IdleConnections.with(database.asOwner(), connection -> {
                try (PreparedStatement update = prepared(connection, statement, values)) {
                    return update.executeUpdate();
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException("Failed: " + statement, e);
        }
    }

    /** The rows of a query, each value as the text that psql shows, bytes in hexadecimal; null is "". */
    List<Map<String, String>> rows(String query, Object... values) {
        try {
            return IdleConnections.with(database.asOwner(), connection -> {
                List<Map<String, String>> rows = new ArrayList<>();
                try (PreparedStatement select = prepared(connection, query, values);
                        ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        rows.add(row(found));
                    }
                }
                return rows;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("Failed: " + query, e);
        }
    }

    /** The one value of a query with one row and one column. */
    String value(String query, Object... values) {
        List<Map<String, String>> rows = rows(query, values);
        if (rows.size() != 1 || rows.get(0).size() != 1) {
            throw new IllegalStateException("Not one value: " + query + " found " + rows);
        }
        return rows.get(0).values().iterator().next();
    }

    private static Map<String, String> row(ResultSet found) throws SQLException {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            String text = found.getString(i);
            row.put(found.getMetaData().getColumnLabel(i), text == null ? "" : text);
        }
        return row;
    }

    private static PreparedStatement prepared(Connection connection, String statement, Object... values)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
        return prepared;
    }
}
