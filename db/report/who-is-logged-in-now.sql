-- Who is logged in now, and from where? The latest login first.
--
-- Parameters:
--   host  home or a sibling; all of them unless it is said
--   most  rows at most (50)
--
-- Index: sessions_open_idx, of one host sessions_open_host_idx. Anonymous sessions are nobody's, and not in it.
--
-- Sample:
--   username     | host           | channel | opened_ip      | opened_at              | last_seen_at           | idle_left | absolute_left | id
--   sample-10000 | sample-archive | COOKIE  | 3fff:a00::2710 | 2026-11-21 23:44:30+00 | 2026-11-21 23:55:06+00 | 11:49:05  | 23:37:29      | 99997
--   sample-10000 | home           | COOKIE  | 3fff:a00::2710 | 2026-11-21 23:43:30+00 | 2026-11-21 23:55:06+00 | 11:49:05  | 23:37:29      | 99991
--   sample-9996  | sample-desk    | COOKIE  | 10.196.1.50    | 2026-11-21 17:44:30+00 | 2026-11-21 23:57:03+00 | 11:51:02  | 17:37:29      | 99957
\if :{?host}
\else
  \set host ''
\endif
\if :{?most}
\else
  \set most 50
\endif

SELECT a.username,
       a.host,
       a.channel,
       a.opened_ip,
       a.opened_at,
       a.last_seen_at,
       date_trunc('second', a.idle_left) AS idle_left,
       date_trunc('second', a.absolute_left) AS absolute_left,
       a.id
  FROM active_sessions a
 WHERE (:'host' = '' OR a.host = :'host')
 ORDER BY a.id DESC
 LIMIT :'most';
