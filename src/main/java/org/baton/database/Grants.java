package org.baton.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Whether the role of a data source may use the tables; migrations make tables and grant nothing. */
public final class Grants {
    private static final String MAY_READ = """
            SELECT current_user,
                   has_any_column_privilege('sessions', 'SELECT'),
                   current_database()
            """;

    private Grants() {}

    /**
     * Asks PostgreSQL, once, at the start.
     *
     * @param dataSource whose role is asked about
     * @throws SchemaMismatch if the role may not read the sessions; the message says what to run
     * @throws DatabaseUnavailable if the database cannot be asked
     */
    public static void require(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MAY_READ)) {
            row.next();
            if (!row.getBoolean(2)) {
                throw new SchemaMismatch("The role \"" + row.getString(1)
                        + "\" may not read Baton's tables in the database \"" + row.getString(3)
                        + "\". Run db/role/roles.sql there as a superuser, then start again.");
            }
        } catch (SQLException failure) {
            throw new DatabaseUnavailable("The grants cannot be checked: " + failure.getMessage(), failure);
        }
    }
}
