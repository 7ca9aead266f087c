package org.baton.database;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.HibernateException;

/**
 * What a failure means, by its SQLSTATE (PostgreSQL's manual, appendix A). Hibernate tells some of them as exceptions of its
 * own, others as those of Jakarta Persistence; Payara's pool wraps what a broken connection says into
 * {@link java.lang.reflect.UndeclaredThrowableException}.
 */
final class Failures {
    /** A deadlock or a serialization failure. */
    private static final Set<String> LOST_RACE = Set.of("40P01", "40001");

    /** A statement that took too long, a lock that could not be had in time, a server that only reads (a failover). */
    private static final Set<String> NOT_NOW = Set.of("57014", "55P03", "25006");

    /**
     * The connection was closed before, broke, or was ended: by a DBA or a shutdown, a crash, or for being idle. 55000 is the
     * driver's for a statement that is closed already: the pool has closed its connection meanwhile.
     */
    private static final Set<String> BROKEN = Set.of("08003", "08006", "55000", "57P01", "57P02", "57P05");

    private Failures() {}

    /** The same failure as callers know it; one that nobody foresaw stays as it is. */
    static RuntimeException translated(RuntimeException failure) {
        Optional<SQLException> cause = cause(failure, SQLException.class);
        if (cause.isEmpty()) {
            return failure;
        }
        String state = state(failure);
        if (LOST_RACE.contains(state)) {
            return new LostRace(failure);
        }
        // Without a state it is the pool's own: it has no connection to give. Classes: 08 connection, 53 resources;
        // 57P is a shutdown or a start.
        boolean away = state.isEmpty()
                || Stream.of("08", "53", "57P").anyMatch(state::startsWith)
                || BROKEN.contains(state)
                || NOT_NOW.contains(state);
        return away
                ? new DatabaseUnavailable(
                        "PostgreSQL does not answer: " + cause.get().getMessage(), failure)
                : failure;
    }

    /**
     * The database is away; anything else that failed is thrown on as it is.
     *
     * @throws RuntimeException the failure, if it tells of something else
     */
    static DatabaseUnavailable away(RuntimeException failure) {
        if (translated(failure) instanceof DatabaseUnavailable away && away != failure) {
            return away;
        }
        throw failure;
    }

    /** Whether the connection that failed so is of no use any more. */
    static boolean isOfBrokenConnection(RuntimeException failure) {
        return BROKEN.contains(state(failure));
    }

    /** Whether another connection may do at once: this one broke, and not because PostgreSQL was silent for too long. */
    static boolean anotherConnectionMayDo(DatabaseUnavailable failure) {
        return isOfBrokenConnection(failure)
                && cause(failure, SocketTimeoutException.class).isEmpty();
    }

    /** The first that is told; Payara's pool wraps what the driver says into SQLExceptions that tell none. */
    private static String state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static <E extends Throwable> Optional<E> cause(Throwable failure, Class<E> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /** PostgreSQL let another transaction win. */
    static final class LostRace extends HibernateException {
        LostRace(Throwable cause) {
            super(cause);
        }
    }
}
