package org.baton.database;

import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.resource.jdbc.spi.LogicalConnectionImplementor;

/**
 * Tells a pool which of its connections has broken, so that it hands it to nobody else. WildFly's looks at each failure by
 * itself. Payara's tries a connection once in 10 s, and until then a broken one, which is back in the pool sooner than any that
 * works, would have most requests fail; but its data sources have a method by which they are told.
 */
final class BrokenConnections {
    private static final Logger LOG = System.getLogger(BrokenConnections.class.getName());

    /** Of {@code com.sun.appserv.jdbc.DataSource}. */
    private static final String MARK = "markConnectionAsBad";

    private final DataSource pool;
    private final Optional<Method> mark;

    private BrokenConnections(DataSource pool, Optional<Method> mark) {
        this.pool = pool;
        this.mark = mark;
    }

    static BrokenConnections of(DataSource pool) {
        return new BrokenConnections(
                pool,
                Stream.of(pool.getClass().getMethods())
                        .filter(method -> method.getName().equals(MARK))
                        .filter(method ->
                                method.getParameterCount() == 1 && method.getParameterTypes()[0] == Connection.class)
                        .findFirst());
    }

    /** Runs a statement; what it throws is thrown on, and where it tells of a broken connection, the pool knows it then. */
    <T> T watching(StatelessSession session, Function<StatelessSession, T> statement) {
        try {
            return statement.apply(session);
        } catch (PersistenceException | UndeclaredThrowableException failure) {
            if (mark.isPresent() && Failures.isOfBrokenConnection(failure)) {
                held(session).ifPresent(connection -> tell(mark.get(), connection));
            }
            throw failure;
        }
    }

    /** The connection that a session has; empty where it was given none. */
    private static Optional<Connection> held(StatelessSession session) {
        LogicalConnectionImplementor held = ((SharedSessionContractImplementor) session)
                .getJdbcCoordinator()
                .getLogicalConnection();
        return held.isPhysicallyConnected() ? Optional.of(held.getPhysicalConnection()) : Optional.empty();
    }

    private void tell(Method mark, Connection connection) {
        try {
            mark.invoke(pool, connection);
        } catch (IllegalAccessException | InvocationTargetException untold) {
            LOG.log(Level.DEBUG, "the pool was not told of a broken connection", untold);
        }
    }
}
