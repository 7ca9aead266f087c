package org.baton.embed;

import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.baton.database.Autocommit;
import org.baton.database.Database;
import org.baton.database.DatabaseUnavailable;
import org.baton.database.Grants;
import org.baton.database.Schema;

/** Waits for the database, migrates or checks the schema, and starts Hibernate on it. */
public final class DatabaseStart {
    private static final Logger LOG = System.getLogger(DatabaseStart.class.getName());
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private DatabaseStart() {}

    /**
     * Opens the database of a host.
     *
     * @param common the host's settings
     * @param application the data source
     * @param parts closes the database at the end
     * @return the database
     * @throws IllegalStateException if the data source takes part in its callers' transactions
     */
    public static Database open(HostSettings.Common common, DataSource application, Running parts) {
        awaitDatabase(application, common.startWait());
        requireOutsideTransactions(application);
        switch (common.schema()) {
            case MIGRATE -> Schema.of(owner(application)).migrate();
            case CHECK -> Schema.of(application).check();
        }
        Grants.require(application);
        Database database = Database.open(application, Rows.all());
        parts.atEnd(() -> {
            database.close();
            LOG.log(Level.INFO, "Baton has stopped at {0}", common.origin());
        });
        return database;
    }

    /** The owner's data source where the operator configured one, so that the application's own need not own the tables. */
    @SuppressWarnings("BanJNDI") // The names are constants: nobody outside chooses what is looked up.
    private static DataSource owner(DataSource application) {
        for (String name : new String[] {"java:/jdbc/BatonOwner", "jdbc/BatonOwner"}) {
            try {
                if (InitialContext.doLookup(name) instanceof DataSource owner) {
                    return owner;
                }
            } catch (NamingException notConfigured) {
                LOG.log(Level.DEBUG, "no data source {0}", name);
            }
        }
        return application;
    }

    @SuppressWarnings("BanJNDI") // The name is a constant.
    private static void requireOutsideTransactions(DataSource application) {
        try {
            UserTransaction transaction = InitialContext.doLookup("java:comp/UserTransaction");
            transaction.begin();
            try {
                Autocommit.require(application);
            } finally {
                transaction.rollback();
            }
        } catch (NamingException | NotSupportedException | SystemException failed) {
            throw new IllegalStateException(
                    "The server's transactions cannot be had, to see that the data source is outside them", failed);
        }
    }

    private static void awaitDatabase(DataSource dataSource, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            try (Connection connection = dataSource.getConnection()) {
                LOG.log(Level.DEBUG, "connected to {0}", connection.getCatalog());
                return;
            } catch (SQLException away) {
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
    }

    /** What the driver says, which knows the address; the pool around it only says that it has no connection. */
    private static String reason(SQLException away) {
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
