package org.baton.scene;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.baton.run.IdleConnections;

/**
 * Plain SQL as one role, as a DBA types it in psql; each statement by itself, in autocommit, on a connection as new.
 *
 * @param dataSource connections as that role
 */
public record Sql(DataSource dataSource) {
    /** Runs one statement that changes rows, and tells how many. */
    public int run(String statement, Object... values) throws SQLException {
        return IdleConnections.with(dataSource, connection -> {
            try (PreparedStatement prepared = prepared(connection, statement, values)) {
                prepared.execute();
                return Math.max(prepared.getUpdateCount(), 0);
            }
        });
    }

    /** The first column of the only row. */
    public <T> T one(Class<T> type, String query, Object... values) throws SQLException {
        List<T> all = all(type, query, values);
        if (all.size() != 1) {
            throw new IllegalStateException("one row expected, not " + all.size() + ": " + query);
        }
        return all.get(0);
    }

    /** The first column of each row that is not null. */
    public <T> List<T> all(Class<T> type, String query, Object... values) throws SQLException {
        return IdleConnections.with(dataSource, connection -> {
            List<T> found = new ArrayList<>();
            try (PreparedStatement prepared = prepared(connection, query, values);
                    ResultSet rows = prepared.executeQuery()) {
                while (rows.next()) {
                    Optional.ofNullable(rows.getObject(1)).map(type::cast).ifPresent(found::add);
                }
            }
            return found;
        });
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
