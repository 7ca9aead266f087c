package org.baton.session;

import java.time.Duration;
import org.baton.database.Database;

/** The statements on {@code session_events} that are its upkeep. */
final class SessionEventTable {
    private static final String ENSURE_PARTITIONS = """
            SELECT CAST(session_events_ensure_partitions() AS text)
            """;

    private static final String DROP_PARTITIONS = """
            SELECT session_events_drop_partitions(make_interval(secs => :retention))
            """;

    private final Database database;

    SessionEventTable(Database database) {
        this.database = database;
    }

    void ensurePartitions() {
        database.write(session ->
                session.createNativeQuery(ENSURE_PARTITIONS, String.class).uniqueResultOptional());
    }

    int dropPartitions(Duration retention) {
        return database.write(session -> session.createNativeQuery(DROP_PARTITIONS, Integer.class)
                .setParameter("retention", Seconds.of(retention))
                .getSingleResult());
    }
}
