package org.baton.session;

import org.baton.database.Database;

/** The audit's upkeep; its rows are written by the tables' own triggers and by each feature. Safe for many threads. */
public final class SessionEvents {
    private static final String ENSURE_PARTITIONS = """
            SELECT CAST(session_events_ensure_partitions() AS text)
            """;

    private final Database database;

    /**
     * Looks after the audit.
     *
     * @param database where it is
     */
    public SessionEvents(Database database) {
        this.database = database;
    }

    /** Makes the partitions of this month and the next three where they are missing; several hosts may do so at once. */
    public void ensurePartitions() {
        database.write(session ->
                session.createNativeQuery(ENSURE_PARTITIONS, String.class).uniqueResultOptional());
    }
}
