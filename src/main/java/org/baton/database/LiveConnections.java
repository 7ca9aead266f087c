package org.baton.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A data source whose connections have answered just now. Flyway keeps a connection that turns out broken in its hands, and
 * a pool that outlives this program would miss it for ever.
 */
final class LiveConnections {
    /** SQLSTATE (PostgreSQL's manual, appendix A). */
    private static final String CONNECTION_FAILURE = "08006";

    private static final int ANSWER_WITHIN_SECONDS = 5;

    private LiveConnections() {}

    /** The same data source, but one that hands out no broken connection: it says that it has none. */
    static DataSource of(DataSource pool) {
        return (DataSource) Proxy.newProxyInstance(
                LiveConnections.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(pool, arguments);
                        return result instanceof Connection connection ? live(connection) : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static Connection live(Connection connection) throws SQLException {
        if (!answers(connection)) {
            connection.close();
            throw new SQLException("The pool handed out a connection that is broken", CONNECTION_FAILURE);
        }
        return connection;
    }

    private static boolean answers(Connection connection) {
        try {
            return connection.isValid(ANSWER_WITHIN_SECONDS);
        } catch (SQLException | RuntimeException broken) {
            return false;
        }
    }
}
