package org.baton.database;

import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The one way to run statements: each in autocommit, so that one statement is one round trip, or several in one
 * transaction. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Database.class.getName());

    /** More than a pool has idle connections, all of which a restart of PostgreSQL breaks. */
    private static final int READ_TRIES = 32;

    private final SessionFactory factory;
    private final BrokenConnections broken;

    /** The transaction that the calling thread is in; of this database alone, and cleared at its end. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable StatelessSession> joined = new ThreadLocal<>();

    private Database(SessionFactory factory, BrokenConnections broken) {
        this.factory = factory;
        this.broken = broken;
    }

    /**
     * Starts Hibernate over a data source and compares the mapping with the tables there.
     *
     * @param dataSource a data source outside any container transaction
     * @param rows the entity classes, one a table
     * @return the database, to be closed by the caller
     * @throws SchemaMismatch if a table or column is missing or of another type
     */
    public static Database open(DataSource dataSource, Iterable<Class<?>> rows) {
        return new Database(HibernateStart.factory(dataSource, rows), BrokenConnections.of(dataSource));
    }

    /**
     * Runs one statement in autocommit; where its connection was broken, it is tried on another one, and at most on
     * {@value #READ_TRIES}. After a restart of PostgreSQL every idle connection is broken, and each try rids the pool of one, or
     * of all.
     *
     * @param statement one statement that reads, or that may run twice
     * @param <T> what it answers
     * @return what the statement answers
     * @throws DatabaseUnavailable if the database cannot be reached
     */
    public <T> T read(Function<StatelessSession, T> statement) {
        for (int tries = 1; tries < READ_TRIES; tries++) {
            try {
                return run(statement);
            } catch (DatabaseUnavailable failure) {
                if (!Failures.anotherConnectionMayDo(failure)) {
                    throw failure;
                }
            }
        }
        return run(statement);
    }

    /**
     * Reads at most one row as {@link #read} does, on Hibernate's connection, but by JDBC alone: for the statement of every
     * request, where Hibernate's part was a third of what asking costs this side.
     *
     * @param statement one statement that reads, with a {@code ?} for each parameter
     * @param mapper makes of the row what the caller wants
     * @param parameters of the statement, in its order
     * @param <T> what that is
     * @return what the first row is; empty if there is none
     * @throws DatabaseUnavailable if the database cannot be reached
     */
    public <T> Optional<T> readRow(String statement, Function<Columns, T> mapper, Object... parameters) {
        return read(session -> row(session, statement, mapper, parameters));
    }

    /**
     * Runs one statement that changes something in autocommit, once.
     *
     * @param statement one statement
     * @param <T> what it answers
     * @return what the statement answers
     * @throws DatabaseUnavailable if the database cannot be reached; whether the change was made is then unknown
     */
    public <T> T write(Function<StatelessSession, T> statement) {
        return onceMoreIfTheOthersWon(() -> run(statement));
    }

    /**
     * Changes something as {@link #write} does, by a statement that answers at most one row, and by JDBC alone as
     * {@link #readRow}: for the attributes that a request has changed.
     *
     * @param statement one statement, with a {@code ?} for each parameter
     * @param mapper makes of the row what the caller wants
     * @param parameters of the statement, in its order
     * @param <T> what that is
     * @return what the first row is; empty if there is none
     * @throws DatabaseUnavailable if the database cannot be reached; whether the change was made is then unknown
     */
    public <T> Optional<T> writeRow(String statement, Function<Columns, T> mapper, Object... parameters) {
        return write(session -> row(session, statement, mapper, parameters));
    }

    /**
     * Runs statements in one transaction (READ COMMITTED); a deadlock or serialization failure is tried once more.
     *
     * @param statements the statements, in the lock order sibling, user, root session, then a child session or a handoff
     * @param <T> what they answer
     * @return what they answer, after the commit
     * @throws DatabaseUnavailable if the database cannot be reached, or the second try failed like the first
     */
    public <T> T transaction(Function<StatelessSession, T> statements) {
        StatelessSession outer = joined.get();
        return outer != null
                ? statements.apply(outer)
                : onceMoreIfTheOthersWon(() -> run(session -> inTransaction(session, statements)));
    }

    /**
     * Runs the work of several rooms in one transaction (READ COMMITTED): all that the calling thread reads and writes here
     * meanwhile belongs to it. A deadlock or serialization failure lets the whole work run once more; an exception undoes all
     * of it.
     *
     * @param work the work, in the lock order sibling, user, root session, then a child session or a handoff
     * @param <T> what it answers
     * @return what it answers, after the commit
     * @throws DatabaseUnavailable if the database cannot be reached, or the second try failed like the first
     */
    public <T> T transaction(Supplier<T> work) {
        return transaction(session -> {
            if (joined.get() != null) {
                return work.get();
            }
            joined.set(session);
            try {
                return work.get();
            } finally {
                joined.remove();
            }
        });
    }

    /**
     * Whether PostgreSQL answers.
     *
     * @return true
     * @throws DatabaseUnavailable if it does not
     */
    public boolean answers() {
        return read(
                session -> session.createNativeQuery("SELECT 1", Integer.class).uniqueResult() == 1);
    }

    @Override
    public void close() {
        factory.close();
    }

    private static <T> Optional<T> row(
            StatelessSession session, String statement, Function<Columns, T> mapper, Object... parameters) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                for (int i = 0; i < parameters.length; i++) {
                    prepared.setObject(i + 1, parameters[i]);
                }
                try (ResultSet rows = prepared.executeQuery()) {
                    return rows.next() ? Optional.of(mapper.apply(new Columns(rows))) : Optional.empty();
                }
            }
        });
    }

    private <T> T run(Function<StatelessSession, T> statement) {
        StatelessSession outer = joined.get();
        if (outer != null) {
            return statement.apply(outer);
        }
        try (StatelessSession session = factory.openStatelessSession()) {
            return broken.watching(session, statement);
        } catch (PersistenceException | UndeclaredThrowableException failure) {
            throw Failures.translated(failure);
        }
    }

    private static <T> T inTransaction(StatelessSession session, Function<StatelessSession, T> statements) {
        Transaction transaction = session.beginTransaction();
        try {
            T answer = statements.apply(session);
            transaction.commit();
            return answer;
        } finally {
            if (transaction.isActive() || transaction.getStatus().canRollback()) {
                rollback(transaction);
            }
        }
    }

    /** A connection that broke has nothing to roll back; what broke it is on its way to the caller. */
    private static void rollback(Transaction transaction) {
        try {
            transaction.rollback();
        } catch (HibernateException | UndeclaredThrowableException broken) {
            LOG.log(Level.DEBUG, "no rollback: {0}", broken.getMessage());
        }
    }

    private static <T> T onceMoreIfTheOthersWon(Supplier<T> work) {
        try {
            return work.get();
        } catch (Failures.LostRace first) {
            try {
                return work.get();
            } catch (Failures.LostRace second) {
                throw new DatabaseUnavailable("PostgreSQL refused the same work twice: " + second.getMessage(), second);
            }
        }
    }
}
