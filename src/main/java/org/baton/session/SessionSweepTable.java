package org.baton.session;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.baton.database.Database;
import org.hibernate.StatelessSession;

/**
 * The statements of the sweep, each on one batch of rows. What another transaction has locked is skipped, so that several
 * nodes sweep at once and none waits; the condition is looked at again on the locked row, so that a session which was seen
 * meanwhile stays.
 */
final class SessionSweepTable {
    /** A minute more than the idle time: a request that found a child live just before has written that by then. */
    private static final String CLOSE_ROOTS = """
            UPDATE sessions
               SET ended_at = clock_timestamp(),
                   end_reason = 'EXPIRED'
             WHERE ended_at IS NULL
               AND id IN (
                 SELECT s.id
                   FROM sessions s
                  WHERE s.ended_at IS NULL
                    AND s.root_id IS NULL
                    AND (s.expires_at <= now()
                         OR (s.last_seen_at + s.idle_timeout <= now() - interval '1 minute'
                             AND NOT EXISTS (
                               SELECT
                                 FROM sessions c
                                WHERE c.root_id = s.id
                                  AND c.ended_at IS NULL
                                  AND c.last_seen_at + greatest(c.idle_timeout, s.idle_timeout)
                                      > now() - interval '1 minute')))
                  ORDER BY s.id
                  LIMIT :batch
                    FOR NO KEY UPDATE SKIP LOCKED)
            """;

    private static final String CLOSE_CHILDREN = """
            UPDATE sessions
               SET ended_at = clock_timestamp(),
                   end_reason = 'EXPIRED'
             WHERE ended_at IS NULL
               AND id IN (
                 SELECT s.id
                   FROM sessions s
                  WHERE s.ended_at IS NULL
                    AND s.root_id IS NOT NULL
                    AND (s.expires_at <= now()
                         OR s.last_seen_at + s.idle_timeout <= now() - interval '1 minute')
                  ORDER BY s.id
                  LIMIT :batch
                    FOR NO KEY UPDATE SKIP LOCKED)
            """;

    /** By families: row by row the foreign key would stop the same batch for ever. */
    private static final String OLD_ROOTS = """
            SELECT s.id
              FROM sessions s
             WHERE s.root_id IS NULL
               AND s.ended_at <= now() - make_interval(secs => :retention)
               AND NOT EXISTS (
                 SELECT
                   FROM sessions c
                  WHERE c.root_id = s.id
                    AND (c.ended_at IS NULL OR c.ended_at > now() - make_interval(secs => :retention)))
             ORDER BY s.ended_at
             LIMIT :batch
               FOR UPDATE SKIP LOCKED
            """;

    private static final String DELETE_HANDOFFS = """
            DELETE FROM handoffs
             WHERE root_id IN (:roots)
            """;

    private static final String DELETE_CHILDREN = """
            DELETE FROM sessions
             WHERE root_id IN (:roots)
            """;

    private static final String DELETE_ROOTS = """
            DELETE FROM sessions
             WHERE id IN (:roots)
               AND ended_at <= now() - make_interval(secs => :retention)
            """;

    private final Database database;

    SessionSweepTable(Database database) {
        this.database = database;
    }

    int closeRoots(int batch) {
        return database.write(close(CLOSE_ROOTS, batch));
    }

    int closeChildren(int batch) {
        return database.write(close(CLOSE_CHILDREN, batch));
    }

    Deleted delete(Duration retention, int batch) {
        return database.transaction(session -> {
            List<Long> roots = session.createNativeQuery(OLD_ROOTS, Long.class)
                    .setParameter("retention", Seconds.of(retention))
                    .setParameter("batch", batch)
                    .getResultList();
            return roots.isEmpty() ? new Deleted(0, 0, 0) : delete(session, roots, retention);
        });
    }

    private static Deleted delete(StatelessSession session, List<Long> roots, Duration retention) {
        int handoffs = session.createNativeMutationQuery(DELETE_HANDOFFS)
                .setParameterList("roots", roots)
                .executeUpdate();
        int children = session.createNativeMutationQuery(DELETE_CHILDREN)
                .setParameterList("roots", roots)
                .executeUpdate();
        int deleted = session.createNativeMutationQuery(DELETE_ROOTS)
                .setParameterList("roots", roots)
                .setParameter("retention", Seconds.of(retention))
                .executeUpdate();
        return new Deleted(deleted, children, handoffs);
    }

    private static Function<StatelessSession, Integer> close(String statement, int batch) {
        return session -> session.createNativeMutationQuery(statement)
                .setParameter("batch", batch)
                .executeUpdate();
    }

    /** How many rows one batch deleted. */
    record Deleted(int roots, int children, int handoffs) {}
}
