-- What will the sweep close and delete at its next runs?
--
-- Parameters:
--   retention  baton.session.retention of home (30 days)
--
-- A login goes with all that came from it, when all of it is old enough. Indexes: sessions_ended_idx, sessions_root_idx,
-- sessions_open_idx, handoffs_root_idx.
--
-- Sample:
--   what                          | rows | oldest
--   closes: expired               | 20   | 2026-11-21 22:43:30+00
--   closes: idle                  | 20   | 2026-11-21 18:48:30+00
--   deletes: logins               | 9990 | 2026-10-12 00:53:30+00
--   deletes: sessions at siblings | 9990 | 2026-10-12 00:53:30+00
--   deletes: handoffs             | 9990 | 2026-10-12 00:44:28+00
--   deletes: notices              | 0    |
\if :{?retention}
\else
  \set retention '30 days'
\endif

WITH old_logins AS (
  SELECT s.id,
         s.ended_at
    FROM sessions s
   WHERE s.root_id IS NULL
     AND s.ended_at <= now() - interval :'retention'
     AND NOT EXISTS (
           SELECT
             FROM sessions c
            WHERE c.root_id = s.id
              AND (c.ended_at IS NULL OR c.ended_at > now() - interval :'retention')))
SELECT 'closes: expired' AS what, count(*) AS rows, min(s.expires_at) AS oldest
  FROM sessions s
 WHERE s.ended_at IS NULL
   AND s.expires_at <= now()
UNION ALL
SELECT 'closes: idle', count(*), min(s.last_seen_at)
  FROM sessions s
 WHERE s.ended_at IS NULL
   AND s.expires_at > now()
   AND s.last_seen_at + s.idle_timeout <= now()
   AND NOT EXISTS (
         SELECT
           FROM sessions c
          WHERE c.root_id = s.id
            AND c.ended_at IS NULL
            AND c.last_seen_at + s.idle_timeout > now())
UNION ALL
SELECT 'deletes: logins', count(*), min(o.ended_at)
  FROM old_logins o
UNION ALL
SELECT 'deletes: sessions at siblings', count(*), min(c.ended_at)
  FROM old_logins o
  JOIN sessions c ON c.root_id = o.id
UNION ALL
SELECT 'deletes: handoffs', count(*), min(h.issued_at)
  FROM old_logins o
  JOIN handoffs h ON h.root_id = o.id
UNION ALL
SELECT 'deletes: notices', count(*), min(n.closed_at)
  FROM logout_notices n
 WHERE n.closed_at < now() - interval :'retention';
