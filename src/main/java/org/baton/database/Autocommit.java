package org.baton.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Whether each statement of a data source stands when it is done, whatever transaction its caller is in. */
public final class Autocommit {
    /** Forgotten at the end of a transaction (PostgreSQL's manual, 9.28.1): at once, where the statement is one. */
    private static final String MARK = """
            SELECT set_config('baton.transaction', 'open', true)
            """;

    private static final String MARKED = """
            SELECT coalesce(current_setting('baton.transaction', true), '') = 'open'
            """;

    private Autocommit() {}

    /**
     * Asks PostgreSQL, once, at the start.
     *
     * @param dataSource what is asked about, by a thread that is in a container's transaction
     * @throws IllegalStateException if its statements belong to that transaction; the message says what to change
     * @throws DatabaseUnavailable if the database cannot be asked
     */
    public static void require(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(MARK);
            try (ResultSet row = statement.executeQuery(MARKED)) {
                row.next();
                if (row.getBoolean(1)) {
                    throw new IllegalStateException("Baton's data source takes part in its caller's transactions: one"
                            + " that rolls back would undo a logout. Give Baton one of its own, outside JTA"
                            + " (WildFly jta=false, Payara nontransactionalconnections=true).");
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseUnavailable("The data source cannot be checked: " + failure.getMessage(), failure);
        }
    }
}
