package org.baton.session;

import org.baton.database.Database;

/** The audit's upkeep; its rows are written by the tables' own triggers and by each feature. Safe for many threads. */
public final class SessionEvents {
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
}
