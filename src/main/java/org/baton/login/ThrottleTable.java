package org.baton.login;

import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.hibernate.StatelessSession;
import org.hibernate.query.CommonQueryContract;

/**
 * The statements on {@code login_attempts}. Rows are locked in one order everywhere: the pair, the name, the address. A user
 * at a known address is counted by the pair alone.
 */
final class ThrottleTable {
    /**
     * All that are asked for, or nothing. What is there is locked before it is looked at; what is made by another at this
     * moment is met by the conflict, whose condition sees the row as that one left it.
     */
    private static final String TAKE = """
            WITH asked AS MATERIALIZED (
              SELECT r.kind, r.key, r.free, r.longest
                FROM (VALUES ('PAIR', CAST(:pair AS bytea), CAST(:pair_free AS integer), CAST(:pair_longest AS integer)),
                             ('NAME', :name, :name_free, :name_longest),
                             ('ADDRESS', :address, :address_free, :address_longest)) r (kind, key, free, longest)
               WHERE r.kind = 'PAIR'
                  OR NOT EXISTS (
                       SELECT
                         FROM login_attempts k
                        WHERE k.key = :known
                          AND k.last_at > clock_timestamp() - make_interval(secs => :known_for))),
            held AS MATERIALIZED (
              SELECT l.blocked_until
                FROM login_attempts l
               WHERE l.key IN (SELECT a.key FROM asked a)
               ORDER BY l.kind DESC
                 FOR NO KEY UPDATE OF l)
            INSERT INTO login_attempts AS l (key, kind, failures, last_at, blocked_until)
            SELECT a.key, a.kind, 1, clock_timestamp(), CAST('-infinity' AS timestamptz)
              FROM asked a
             WHERE NOT EXISTS (SELECT FROM held h WHERE h.blocked_until > clock_timestamp())
             ORDER BY a.kind DESC
                ON CONFLICT (key) DO UPDATE
               SET (failures, last_at, blocked_until) = (
                     SELECT n.failures,
                            clock_timestamp(),
                            CASE WHEN n.failures < a.free THEN CAST('-infinity' AS timestamptz)
                                 ELSE clock_timestamp()
                                      + make_interval(secs => least(power(2, least(n.failures - a.free + 1, 20)), a.longest))
                             END
                       FROM asked a,
                            LATERAL (
                              SELECT CASE WHEN l.last_at < clock_timestamp() - make_interval(secs => :forgotten) THEN 1
                                          ELSE l.failures + 1
                                      END) n (failures)
                      WHERE a.key = l.key)
             WHERE l.blocked_until <= clock_timestamp()
            RETURNING l.kind, l.failures, (SELECT count(*) FROM asked) AS asked
            """;

    private static final String SECONDS_BLOCKED = """
            SELECT coalesce(CAST(ceil(extract(epoch FROM max(l.blocked_until) - clock_timestamp())) AS bigint), 1)
              FROM login_attempts l
             WHERE l.blocked_until > clock_timestamp()
               AND (l.key = :pair
                    OR l.key IN (:name, :address)
                       AND NOT EXISTS (
                             SELECT
                               FROM login_attempts k
                              WHERE k.key = :known
                                AND k.last_at > clock_timestamp() - make_interval(secs => :known_for)))
            """;

    /** A delay goes with the attempt that brought it; one that came since stays. */
    private static final String TAKE_BACK = """
            WITH taken AS MATERIALIZED (
              SELECT t.key, t.seen
                FROM (VALUES (CAST(:pair AS bytea), CAST(:pair_seen AS integer)),
                             (:name, :name_seen),
                             (:address, :address_seen)) t (key, seen)
               WHERE t.seen > 0),
            held AS MATERIALIZED (
              SELECT l.key
                FROM login_attempts l
               WHERE l.key IN (SELECT t.key FROM taken t)
               ORDER BY l.kind DESC
                 FOR NO KEY UPDATE OF l),
            back AS (
              UPDATE login_attempts l
                 SET failures = CASE WHEN l.kind = 'PAIR' AND :succeeded THEN 0 ELSE greatest(l.failures - 1, 0) END,
                     blocked_until = CASE WHEN l.failures = t.seen OR l.kind = 'PAIR' AND :succeeded
                                          THEN CAST('-infinity' AS timestamptz)
                                          ELSE l.blocked_until
                                      END
                FROM taken t
                JOIN held h USING (key)
               WHERE l.key = t.key)
            INSERT INTO login_attempts AS l (key, kind, failures, last_at, blocked_until)
            SELECT CAST(:known AS bytea), 'KNOWN', 0, clock_timestamp(), CAST('-infinity' AS timestamptz)
             WHERE :succeeded
                ON CONFLICT (key) DO UPDATE
               SET last_at = clock_timestamp()
             WHERE l.last_at < clock_timestamp() - interval '1 day'
            """;

    private static final String SWEEP = """
            DELETE FROM login_attempts
             WHERE key IN (
                     SELECT l.key
                       FROM login_attempts l
                      WHERE l.last_at < clock_timestamp() - make_interval(secs => :known_for)
                         OR l.kind <> 'KNOWN'
                            AND (l.failures = 0 OR l.last_at < clock_timestamp() - make_interval(secs => :forgotten))
                        FOR UPDATE SKIP LOCKED)
            """;

    private final Database database;

    ThrottleTable(Database database) {
        this.database = database;
    }

    /** Counts the attempt under each key; empty, and nothing counted, while any of them is blocked. */
    Optional<Throttle.Seen> take(AttemptKeys keys) {
        List<Columns> rows = database.write(session -> take(session, keys));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> failures = new HashMap<>();
        rows.forEach(row -> failures.put(row.text("kind"), (int) row.number("failures")));
        Throttle.Seen seen = new Throttle.Seen(
                failures.getOrDefault("PAIR", 0),
                failures.getOrDefault("NAME", 0),
                failures.getOrDefault("ADDRESS", 0));
        if (rows.size() < rows.get(0).number("asked")) {
            // Others made the first rows at this moment and filled one of them.
            takeBack(keys, seen, false);
            return Optional.empty();
        }
        return Optional.of(seen);
    }

    long secondsBlocked(AttemptKeys keys) {
        return database.read(session -> keyed(session.createNativeQuery(SECONDS_BLOCKED, Long.class), keys)
                .setParameter("known", keys.known().bytes())
                .setParameter("known_for", (double) Throttle.KNOWN_FOR.toSeconds())
                .getSingleResult());
    }

    void takeBack(AttemptKeys keys, Throttle.Seen seen, boolean succeeded) {
        database.write(session -> keyed(session.createNativeMutationQuery(TAKE_BACK), keys)
                .setParameter("known", keys.known().bytes())
                .setParameter("pair_seen", seen.pair())
                .setParameter("name_seen", seen.name())
                .setParameter("address_seen", seen.address())
                .setParameter("succeeded", succeeded)
                .executeUpdate());
    }

    int sweep() {
        return database.write(session -> session.createNativeMutationQuery(SWEEP)
                .setParameter("known_for", (double) Throttle.KNOWN_FOR.toSeconds())
                .setParameter("forgotten", (double) Throttle.FORGOTTEN_AFTER.toSeconds())
                .executeUpdate());
    }

    private static List<Columns> take(StatelessSession session, AttemptKeys keys) {
        return keyed(session.createNativeQuery(TAKE, Tuple.class), keys)
                .setParameter("known", keys.known().bytes())
                .setParameter("known_for", (double) Throttle.KNOWN_FOR.toSeconds())
                .setParameter("forgotten", (double) Throttle.FORGOTTEN_AFTER.toSeconds())
                .setParameter("pair_free", Throttle.PAIR.free())
                .setParameter("pair_longest", (int) Throttle.PAIR.longest().toSeconds())
                .setParameter("name_free", Throttle.NAME.free())
                .setParameter("name_longest", (int) Throttle.NAME.longest().toSeconds())
                .setParameter("address_free", Throttle.ADDRESS.free())
                .setParameter(
                        "address_longest", (int) Throttle.ADDRESS.longest().toSeconds())
                .getResultStream()
                .map(Columns::new)
                .toList();
    }

    @SuppressWarnings("unchecked") // Hibernate's setters answer the query that they are called on.
    private static <Q extends CommonQueryContract> Q keyed(Q query, AttemptKeys keys) {
        return (Q) query.setParameter("pair", keys.pair().bytes())
                .setParameter("name", keys.name().bytes())
                .setParameter("address", keys.address().bytes());
    }
}
