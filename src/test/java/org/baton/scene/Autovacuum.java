package org.baton.scene;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.baton.run.Database;

/**
 * PostgreSQL without its autovacuum until this is closed.
 *
 * <p>Its ANALYZE holds a snapshot: meanwhile no page can be tidied, and one that is full takes no HOT update. A test
 * that counts those would count how slow the machine is.
 */
public final class Autovacuum implements AutoCloseable {
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final Database database;

    private Autovacuum(Database database) {
        this.database = database;
    }

    /** Switches it off in the whole server, and waits until what it had begun is over; fails after 60 s. */
    public static Autovacuum off(Database database) throws SQLException {
        Autovacuum off = new Autovacuum(database);
        off.set("ALTER SYSTEM SET autovacuum = off");
        Sql superuser = new Sql(database.asSuperuser());
        Instant deadline = Instant.now().plus(AT_MOST);
        while (superuser.one(Long.class, "SELECT count(*) FROM pg_stat_activity WHERE backend_type LIKE 'autovacuum%'")
                > 0) {
            if (Instant.now().isAfter(deadline)) {
                off.close();
                throw new AssertionError("Autovacuum still works after " + AT_MOST);
            }
        }
        return off;
    }

    @Override
    public void close() throws SQLException {
        set("ALTER SYSTEM RESET autovacuum");
    }

    private void set(String statement) throws SQLException {
        database.run(statement);
        database.run("SELECT pg_reload_conf()");
    }
}
