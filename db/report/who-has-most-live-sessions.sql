-- Which users have the most live sessions?
--
-- Parameters:
--   most  rows at most (20)
--
-- Reads all live sessions once (sessions_open_idx).
--
-- Sample:
--   username     | logins | at_siblings | addresses | oldest_opened_at       | last_seen_at
--   sample-100   | 1      | 1           | 1         | 2026-11-21 23:43:30+00 | 2026-11-21 23:55:11+00
--   sample-1000  | 1      | 1           | 1         | 2026-11-21 23:43:30+00 | 2026-11-21 23:54:15+00
--   sample-10000 | 1      | 1           | 1         | 2026-11-21 23:43:30+00 | 2026-11-21 23:55:06+00
\if :{?most}
\else
  \set most 20
\endif

SELECT p.username,
       p.logins,
       p.at_siblings,
       p.addresses,
       p.oldest_opened_at,
       p.last_seen_at
  FROM sessions_per_user p
 ORDER BY p.logins + p.at_siblings DESC, p.username
 LIMIT :'most';
