package org.baton.logout;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import org.baton.database.Columns;
import org.baton.database.Database;

/** The statements on {@code logout_notices}: what is to be sent now, and what became of it. */
final class NoticeTable {
    /**
     * Committed before anything is sent: who is killed while sending has lost nothing, since the row is owed still, and is
     * sent again when its next time has come. The receiver does not mind a notice that comes twice.
     */
    private static final String CLAIM = """
            UPDATE logout_notices n
               SET tries = n.tries + 1,
                   next_try_at = clock_timestamp() + CASE n.tries
                     WHEN 0 THEN interval '1 second'
                     WHEN 1 THEN interval '5 seconds'
                     WHEN 2 THEN interval '30 seconds'
                     WHEN 3 THEN interval '2 minutes'
                     WHEN 4 THEN interval '10 minutes'
                     ELSE interval '30 minutes' END
              FROM siblings b
             WHERE b.id = n.sibling_id
               AND n.state = 'OWED'
               AND n.id IN (
                 SELECT o.id
                   FROM logout_notices o
                  WHERE o.state = 'OWED'
                    AND o.next_try_at <= clock_timestamp()
                  ORDER BY o.next_try_at
                  LIMIT :most
                    FOR UPDATE SKIP LOCKED)
            RETURNING n.id,
                      n.sibling_id,
                      n.root_id,
                      n.session_id,
                      n.tries,
                      b.key_generation,
                      b.origin || b.logout_path AS address,
                      coalesce(b.back_channel, b.origin) || b.logout_path AS reached_at
            """;

    private static final String CLOSE = """
            UPDATE logout_notices
               SET state = :state,
                   closed_at = clock_timestamp(),
                   last_answer = :answer
             WHERE id = :id
               AND state = 'OWED'
            """;

    private static final String NOTE = """
            UPDATE logout_notices
               SET last_answer = :answer
             WHERE id = :id
               AND state = 'OWED'
            """;

    private static final String LAPSE = """
            UPDATE logout_notices
               SET state = 'DEAD',
                   closed_at = clock_timestamp()
             WHERE state = 'OWED'
               AND owed_until <= clock_timestamp()
            """;

    private static final String FORGET = """
            DELETE FROM logout_notices
             WHERE closed_at < now() - make_interval(secs => :retention)
            """;

    private final Database database;

    NoticeTable(Database database) {
        this.database = database;
    }

    List<Owed> claim(int most) {
        return database.write(session -> session.createNativeQuery(CLAIM, Tuple.class)
                .setParameter("most", most)
                .getResultStream()
                .map(Columns::new)
                .map(row -> new Owed(
                        row.number("id"),
                        row.text("sibling_id"),
                        row.number("root_id"),
                        row.number("session_id"),
                        (int) row.number("tries"),
                        (int) row.number("key_generation"),
                        row.text("address"),
                        row.text("reached_at")))
                .toList());
    }

    void close(Owed notice, String state, String answer) {
        database.write(session -> session.createNativeMutationQuery(CLOSE)
                .setParameter("state", state)
                .setParameter("answer", answer)
                .setParameter("id", notice.id())
                .executeUpdate());
    }

    void note(Owed notice, String answer) {
        database.write(session -> session.createNativeMutationQuery(NOTE)
                .setParameter("answer", answer)
                .setParameter("id", notice.id())
                .executeUpdate());
    }

    int lapse() {
        return database.write(
                session -> session.createNativeMutationQuery(LAPSE).executeUpdate());
    }

    int forget(Duration retention) {
        return database.write(session -> session.createNativeMutationQuery(FORGET)
                .setParameter("retention", retention.toMillis() / 1000.0)
                .executeUpdate());
    }

    /** A notice to be sent: what it says, signed for its address, and where that is reached from server to server. */
    record Owed(
            long id,
            String siblingId,
            long rootId,
            long sessionId,
            int tries,
            int keyGeneration,
            String address,
            String reachedAt) {}
}
