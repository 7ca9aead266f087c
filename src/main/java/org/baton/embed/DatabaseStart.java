package org.baton.embed;

import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.baton.database.Autocommit;
import org.baton.database.Database;
import org.baton.database.Grants;
import org.baton.database.Patience;
import org.baton.database.Schema;

/** Waits for the database, migrates or checks the schema, and starts Hibernate on it. */
public final class DatabaseStart {
    private static final Logger LOG = System.getLogger(DatabaseStart.class.getName());

    private DatabaseStart() {}

    /**
     * Opens the database of a host.
     *
     * @param common the host's settings
     * @param application the data source
     * @param parts closes the database at the end
     * @return the database
     * @throws org.baton.database.DatabaseUnavailable if it does not answer within the host's {@code baton.start.wait}
     * @throws IllegalStateException if the data source takes part in its callers' transactions
     */
    public static Database open(HostSettings.Common common, DataSource application, Running parts) {
        Patience patience = new Patience(common.startWait());
        patience.await(() -> connected(application));
        Database database = patience.await(() -> opened(common, application));
        parts.atEnd(() -> {
            database.close();
            LOG.log(Level.INFO, "Baton has stopped at {0}", common.origin());
        });
        return database;
    }

    private static String connected(DataSource application) throws SQLException {
        try (Connection connection = application.getConnection()) {
            return connection.getCatalog();
        }
    }

    private static Database opened(HostSettings.Common common, DataSource application) {
        requireOutsideTransactions(application);
        switch (common.schema()) {
            case MIGRATE -> Schema.of(owner(application)).migrate();
            case CHECK -> Schema.of(application).check();
        }
        Grants.require(application);
        return Database.open(application, Rows.all());
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
}
