package org.baton.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.baton.run.Database;

/** Rows that a DBA holds, so that whatever changes them stands still until they are let go. */
final class HeldRow implements AutoCloseable {
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

    /** How many statements wait for them. */
    int waiting() {
        try (Statement statement = dba.createStatement();
                ResultSet waiting = statement.executeQuery("SELECT count(DISTINCT pid) FROM pg_locks"
                        + " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))")) {
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
