package org.baton.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections that tests have used for one statement, kept for the next: a log-in costs both sides together some ten
 * milliseconds of processor time. Each is as new when it is taken. Safe for many threads.
 */
public final class IdleConnections {
    /** PostgreSQL takes a hundred, and no test asks more databases than that in turn. */
    private static final int MOST = 8;

    private static final int ANSWERS_WITHIN_SECONDS = 2;

    /** The one used last comes last. */
    private static final List<Idle> IDLE = new ArrayList<>();

    private IdleConnections() {}

    /** What is done on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T on(Connection connection) throws SQLException;
    }

    private record Idle(Login login, Connection connection) {}

    private record Login(int port, String database, Optional<String> user, Optional<String> password) {
        static Login of(PGSimpleDataSource source) {
            return new Login(
                    source.getPortNumbers()[0],
                    String.valueOf(source.getDatabaseName()),
                    Optional.ofNullable(source.getUser()),
                    Optional.ofNullable(source.getPassword()));
        }
    }

    /** Does this on a connection of that data source, in autocommit. */
    public static <T> T with(DataSource source, Work<T> work) throws SQLException {
        if (!(source instanceof PGSimpleDataSource direct)) {
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            }
        }
        Login login = Login.of(direct);
        Connection connection = idle(login).orElse(null);
        if (connection == null) {
            connection = direct.getConnection();
            // Tests change the shape of tables, and a statement that the server has prepared would keep the old one.
            connection.unwrap(PGConnection.class).setPrepareThreshold(0);
        }
        try {
            return work.on(connection);
        } finally {
            keep(new Idle(login, connection));
        }
    }

    /** Lets go of those to that database, which can be copied or dropped only while nobody is connected. */
    static void forget(Database database) throws SQLException {
        Predicate<Idle> there = idle -> idle.login().port() == database.port()
                && idle.login().database().equals(database.name());
        for (Optional<Idle> next = taken(there); next.isPresent(); next = taken(there)) {
            next.get().connection().close();
        }
    }

    private static Optional<Connection> idle(Login login) throws SQLException {
        Predicate<Idle> his = idle -> idle.login().equals(login);
        for (Optional<Idle> next = taken(his); next.isPresent(); next = taken(his)) {
            Connection connection = next.get().connection();
            if (connection.isValid(ANSWERS_WITHIN_SECONDS)) {
                return Optional.of(connection);
            }
            connection.close();
        }
        return Optional.empty();
    }

    private static synchronized Optional<Idle> taken(Predicate<Idle> which) {
        for (int i = IDLE.size() - 1; i >= 0; i--) {
            if (which.test(IDLE.get(i))) {
                return Optional.of(IDLE.remove(i));
            }
        }
        return Optional.empty();
    }

    private static void keep(Idle used) throws SQLException {
        try (Statement discard = used.connection().createStatement()) {
            discard.execute("DISCARD ALL");
        } catch (SQLException broken) {
            used.connection().close();
            return;
        }
        Optional<Idle> eldest = kept(used);
        if (eldest.isPresent()) {
            eldest.get().connection().close();
        }
    }

    private static synchronized Optional<Idle> kept(Idle used) {
        IDLE.add(used);
        return IDLE.size() > MOST ? Optional.of(IDLE.remove(0)) : Optional.empty();
    }
}
