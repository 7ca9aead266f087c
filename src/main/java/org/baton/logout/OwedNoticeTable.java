package org.baton.logout;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.session.SessionId;

/** The statements on {@code logout_notices} that administrators need. */
final class OwedNoticeTable {
    private static final String PAGE = """
            SELECT n.id,
                   n.sibling_id,
                   n.session_id,
                   n.owed_since,
                   n.tries,
                   n.next_try_at,
                   n.last_answer
              FROM logout_notices n
             WHERE n.state = 'OWED'
               AND n.next_try_at > CAST(:after AS timestamptz)
             ORDER BY n.next_try_at
             FETCH FIRST (:rows) ROWS WITH TIES
            """;

    private static final String TRY_NOW = """
            UPDATE logout_notices
               SET next_try_at = clock_timestamp()
             WHERE id = :id
               AND state = 'OWED'
            """;

    private final Database database;

    OwedNoticeTable(Database database) {
        this.database = database;
    }

    List<OwedNotice> page(Optional<Instant> after, int rows) {
        return database.read(session -> session.createNativeQuery(PAGE, Tuple.class)
                .setParameter("after", after.map(Instant::toString).orElse("-infinity"))
                .setParameter("rows", rows)
                .getResultStream()
                .map(Columns::new)
                .map(row -> new OwedNotice(
                        row.number("id"),
                        row.text("sibling_id"),
                        new SessionId(row.number("session_id")),
                        row.instant("owed_since"),
                        row.number("tries"),
                        row.instant("next_try_at"),
                        row.optionalText("last_answer")))
                .toList());
    }

    int tryNow(long id) {
        return database.write(session -> session.createNativeMutationQuery(TRY_NOW)
                .setParameter("id", id)
                .executeUpdate());
    }
}
