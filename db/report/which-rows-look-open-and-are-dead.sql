-- Which sessions have no end in the table, and are refused at the next request nevertheless? And why?
--
-- Parameters:
--   most  rows at most (1000)
--
-- Some are normal: the sweep writes the end of what is expired or idle every few minutes (EXPIRED). A group that was taken
-- away leaves the row open until then. From the table, since active_sessions has only what is live.
--
-- Sample:
--   id   | host        | username   | why     | opened_at              | last_seen_at           | expires_at
--   1001 | home        | sample-101 | expired | 2026-11-21 10:43:30+00 | 2026-11-21 10:48:30+00 | 2026-11-21 22:43:30+00
--   1007 | sample-shop | sample-101 | expired | 2026-11-21 10:44:30+00 | 2026-11-21 10:48:30+00 | 2026-11-21 22:43:30+00
--   1041 | home        | sample-105 | idle    | 2026-11-21 18:43:30+00 | 2026-11-21 18:48:30+00 | 2026-11-22 06:43:30+00
\if :{?most}
\else
  \set most 1000
\endif

SELECT s.id,
       s.host,
       u.username,
       CASE
         WHEN u.status <> 'ACTIVE' THEN 'user suspended'
         WHEN s.login_epoch <> u.login_epoch THEN 'epoch raised'
         WHEN r.ended_at IS NOT NULL THEN 'login ended'
         WHEN s.expires_at <= now() OR r.expires_at <= now() THEN 'expired'
         WHEN s.root_id IS NOT NULL AND b.enabled IS NOT TRUE THEN 'sibling disabled'
         WHEN s.last_seen_at + s.idle_timeout <= now() THEN 'idle'
         ELSE 'not in the group'
       END AS why,
       s.opened_at,
       s.last_seen_at,
       s.expires_at
  FROM sessions s
  JOIN users u ON u.id = s.user_id
  LEFT JOIN sessions r ON r.id = s.root_id
  LEFT JOIN siblings b ON b.id = s.host
 WHERE s.ended_at IS NULL
   AND NOT EXISTS (SELECT FROM active_sessions a WHERE a.id = s.id)
 ORDER BY s.id
 LIMIT :'most';
