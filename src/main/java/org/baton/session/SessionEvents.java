package org.baton.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.baton.database.Database;

/** The audit's upkeep; its rows are written by the tables' own triggers and by each feature. Safe for many threads. */
public final class SessionEvents {
    private static final Logger LOG = System.getLogger(SessionEvents.class.getName());

    private final SessionEventTable table;

    /**
     * Looks after the audit.
     *
     * @param database where it is
     */
    public SessionEvents(Database database) {
        this.table = new SessionEventTable(database);
    }

    /** Makes the partitions of this month and the next three where they are missing; several hosts may do so at once. */
    public void ensurePartitions() {
        table.ensurePartitions();
    }

    /**
     * Drops the months that lie wholly beyond the retention.
     *
     * @param retention how long the audit is kept: at least 90 days, which the database holds too
     */
    public void dropPartitions(Duration retention) {
        int dropped = table.dropPartitions(retention);
        if (dropped > 0) {
            LOG.log(Level.INFO, "audit: {0} months dropped, older than {1}", dropped, retention);
        }
    }
}
