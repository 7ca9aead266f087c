-- Which logins are older than a policy allows, such as one for a working day?
--
-- Parameters:
--   age   how old a login may be (8 hours)
--   most  rows at most (1000)
--
-- Index: sessions_open_idx. A shorter policy for everybody is a setting of home, baton.session.lifetime; of a sibling, siblings.session_lifetime.
--
-- Sample:
--   username  | id  | opened_at              | open_for | opened_ip | last_seen_at
--   sample-8  | 71  | 2026-11-21 15:43:30+00 | 08:22:28 | 10.8.1.1  | 2026-11-21 23:54:00+00
--   sample-28 | 271 | 2026-11-21 15:43:30+00 | 08:22:28 | 10.28.1.1 | 2026-11-21 23:55:58+00
--   sample-48 | 471 | 2026-11-21 15:43:30+00 | 08:22:28 | 10.48.1.1 | 2026-11-21 23:54:41+00
\if :{?age}
\else
  \set age '8 hours'
\endif
\if :{?most}
\else
  \set most 1000
\endif

SELECT a.username,
       a.id,
       a.opened_at,
       date_trunc('second', now() - a.opened_at) AS open_for,
       a.opened_ip,
       a.last_seen_at
  FROM active_sessions a
 WHERE a.root_id IS NULL
   AND a.opened_at < now() - interval :'age'
 ORDER BY a.opened_at, a.id
 LIMIT :'most';
