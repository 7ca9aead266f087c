-- Does the sweep run, and does it keep up? Is the audit ready for the months to come?
--
-- Parameters:
--   retention  baton.session.retention of home (30 days)
--
-- Indexes: sessions_open_idx, sessions_ended_idx. If it does not keep up: docs/how-to/watch.md.
--
-- Sample:
--   what                             | rows  | since                  | normal
--   expired and not closed           | 20    | 2026-11-21 22:43:30+00 | some, for minutes
--   logins past their retention      | 10000 | 2026-10-12 00:53:30+00 | some, for minutes
--   closed as EXPIRED, the last time |       | 2026-11-21 13:13:30+00 | today, where people log in
--   months that the audit has ahead  | 3     |                        | 3
--   bytes of events without a month  | 0     |                        | 0
\if :{?retention}
\else
  \set retention '30 days'
\endif

SELECT 'expired and not closed' AS what, count(*) AS rows, min(s.expires_at) AS since, 'some, for minutes' AS normal
  FROM sessions s
 WHERE s.ended_at IS NULL
   AND s.expires_at <= now()
UNION ALL
SELECT 'logins past their retention', count(*), min(s.ended_at), 'some, for minutes'
  FROM sessions s
 WHERE s.root_id IS NULL
   AND s.ended_at <= now() - interval :'retention'
UNION ALL
SELECT 'closed as EXPIRED, the last time', NULL, (
       SELECT s.ended_at
         FROM sessions s
        WHERE s.root_id IS NULL
          AND s.ended_at IS NOT NULL
          AND s.end_reason = 'EXPIRED'
        ORDER BY s.ended_at DESC
        LIMIT 1), 'today, where people log in'
UNION ALL
SELECT 'months that the audit has ahead', count(*), NULL, '3'
  FROM pg_inherits i
  JOIN pg_class c ON c.oid = i.inhrelid
 WHERE i.inhparent = 'session_events'::regclass
   AND c.relname > to_char(now() AT TIME ZONE 'UTC', '"session_events_"YYYY_MM')
   AND c.relname ~ '[0-9]{4}_[0-9]{2}$'
UNION ALL
SELECT 'bytes of events without a month', pg_relation_size('session_events_rest'), NULL, '0';
