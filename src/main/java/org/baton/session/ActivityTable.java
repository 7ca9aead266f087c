package org.baton.session;

import jakarta.persistence.Tuple;
import java.util.List;
import org.baton.database.Columns;
import org.baton.database.Database;

/** The statement that counts what the audit says. */
final class ActivityTable {
    /** Hour by hour and type by type, so that the index of types counts most of it alone, and nothing else is read. */
    private static final String LAST_DAY = """
            SELECT h.hour,
                   (SELECT count(*)
                      FROM session_events e
                     WHERE e.type = 'SESSION_OPENED'
                       AND e.at >= h.hour
                       AND e.at < h.hour + interval '1 hour'
                       AND e.session_id = e.root_id
                       AND e.user_id IS NOT NULL) AS logins,
                   (SELECT count(*)
                      FROM session_events e
                     WHERE e.type = 'HANDOFF_ISSUED'
                       AND e.at >= h.hour
                       AND e.at < h.hour + interval '1 hour') AS handoffs,
                   (SELECT count(*)
                      FROM session_events e
                     WHERE e.type IN ('LOGIN_REFUSED', 'HANDOFF_REFUSED')
                       AND e.at >= h.hour
                       AND e.at < h.hour + interval '1 hour') AS refusals
              FROM generate_series(date_trunc('hour', now(), 'UTC') - interval '23 hours',
                                   date_trunc('hour', now(), 'UTC'),
                                   interval '1 hour') h (hour)
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
