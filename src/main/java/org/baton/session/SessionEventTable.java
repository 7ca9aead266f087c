package org.baton.session;

import org.baton.database.Database;

/** The statements on {@code session_events} that are its upkeep. */
final class SessionEventTable {
    private static final String ENSURE_PARTITIONS = """
            SELECT CAST(session_events_ensure_partitions() AS text)
            """;

    private final Database database;

    SessionEventTable(Database database) {
        this.database = database;
    }

    void ensurePartitions() {
        database.write(session ->
                session.createNativeQuery(ENSURE_PARTITIONS, String.class).uniqueResultOptional());
    }
}
