package org.baton.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Waits, at the start, for a database that does not answer. A pool that was there before may hand out connections that broke
 * while nobody used them: what met one is done again on the next.
 */
public final class Patience {
    private static final Logger LOG = System.getLogger(Patience.class.getName());
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Duration wait;
    private final long deadline;

    /** What needs the database, and may be done again from its beginning. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @return its result
         * @throws SQLException if the database cannot be reached
         */
        T run() throws SQLException;
    }

    /**
     * Begins to wait now.
     *
     * @param wait how long; zero is one try
     */
    public Patience(Duration wait) {
        this.wait = wait;
        this.deadline = System.nanoTime() + wait.toNanos();
    }

    /**
     * Does the work as soon as the database lets it.
     *
     * @param work what is done, as often as the database is away in the middle of it
     * @param <T> what it results in
     * @return its result
     * @throws DatabaseUnavailable if the time is over; any other exception of the work ends the waiting at once
     */
    public <T> T await(Work<T> work) {
        while (true) {
            DatabaseUnavailable away;
            try {
                return work.run();
            } catch (SQLException unreachable) {
                away = new DatabaseUnavailable("It cannot be reached", unreachable);
            } catch (RuntimeException failure) {
                away = Failures.away(failure);
            }
            if (System.nanoTime() >= deadline) {
                throw new DatabaseUnavailable(
                        "The database did not answer within " + wait.toSeconds() + " s (baton.start.wait): "
                                + reason(away) + " Is it running, and is the data source right?",
                        away);
            }
            LOG.log(Level.WARNING, "waiting for the database: {0}", reason(away));
            pause();
        }
    }

    /** What the driver says, which knows the address; the pool around it only says that it has no connection. */
    private static String reason(DatabaseUnavailable away) {
        String reason = String.valueOf(away.getMessage());
        for (Throwable cause = away; cause != null; cause = cause.getCause()) {
            reason = cause instanceof SQLException ? String.valueOf(cause.getMessage()) : reason;
        }
        return reason;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("The start was interrupted while waiting for the database", stopped);
        }
    }
}
