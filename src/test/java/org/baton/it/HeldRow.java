package org.baton.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.baton.run.Database;

/** Rows that a DBA holds, so that whatever changes them stands still until they are let go. */
final class HeldRow implements AutoCloseable {
    private static final String WAITING = """
            SELECT count(DISTINCT l.pid)
              FROM pg_locks l
              JOIN pg_stat_activity a ON a.pid = l.pid
             WHERE NOT l.granted
               AND a.datname = current_database()
            """;

    private final Connection dba;

    /** Those that this query finds, with this value in it. */
    HeldRow(Database database, String query, String value) {
        try {
            dba = database.asOwner().getConnection();
            dba.setAutoCommit(false);
            try (PreparedStatement select = dba.prepareStatement(query + " FOR UPDATE")) {
                select.setString(1, value);
                if (!select.executeQuery().next()) {
                    throw new IllegalStateException("Nothing to hold: " + query);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot hold " + query, e);
        }
    }

    /** How many statements wait in that database: for them, or behind one that does. */
    int waiting() {
        try (Statement statement = dba.createStatement()) {
            // A transaction goes on seeing who was connected when it first looked.
            statement.execute("SELECT pg_stat_clear_snapshot()");
            ResultSet waiting = statement.executeQuery(WAITING);
            waiting.next();
            return waiting.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot see who waits", e);
        }
    }

    /** Lets them go, also where the database is gone. */
    @Override
    public void close() {
        try {
            dba.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot let go", e);
        }
    }
}
