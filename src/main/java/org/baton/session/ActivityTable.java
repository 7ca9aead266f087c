package org.baton.session;

import jakarta.persistence.Tuple;
import java.util.List;
import org.baton.database.Columns;
import org.baton.database.Database;

/** The statement that counts what the audit says. */
final class ActivityTable {
    private static final String LAST_DAY = """
            WITH counted AS (
              SELECT date_trunc('hour', e.at, 'UTC') AS hour,
                     count(*) FILTER (WHERE e.type = 'SESSION_OPENED'
                                        AND e.session_id = e.root_id
                                        AND e.user_id IS NOT NULL) AS logins,
                     count(*) FILTER (WHERE e.type = 'HANDOFF_ISSUED') AS handoffs,
                     count(*) FILTER (WHERE e.type IN ('LOGIN_REFUSED', 'HANDOFF_REFUSED')) AS refusals
                FROM session_events e
               WHERE e.at >= date_trunc('hour', now(), 'UTC') - interval '23 hours'
               GROUP BY 1)
            SELECT h.hour,
                   coalesce(c.logins, 0) AS logins,
                   coalesce(c.handoffs, 0) AS handoffs,
                   coalesce(c.refusals, 0) AS refusals
              FROM generate_series(date_trunc('hour', now(), 'UTC') - interval '23 hours',
                                   date_trunc('hour', now(), 'UTC'),
                                   interval '1 hour') h (hour)
              LEFT JOIN counted c ON c.hour = h.hour
             ORDER BY h.hour
            """;

    private final Database database;

    ActivityTable(Database database) {
        this.database = database;
    }

    List<Activity.Hour> lastDay() {
        return database.read(session -> session.createNativeQuery(LAST_DAY, Tuple.class)
                .getResultStream()
                .map(Columns::new)
                .map(row -> new Activity.Hour(
                        row.instant("hour"), row.number("logins"), row.number("handoffs"), row.number("refusals")))
                .toList());
    }
}
