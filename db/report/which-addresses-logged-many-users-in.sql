-- From which addresses did many different users log in? An office has one; so has a thief with a list of passwords.
--
-- Parameters:
--   users  from how many users on (5)
--   since  how far back (24 hours)
--
-- Index: session_events_type_idx. If it shows your own proxy, baton.trusted-proxies lacks it.
--
-- Sample:
--   ip          | users | logins | first_at               | last_at
--   203.0.113.9 | 10    | 10     | 2026-11-21 22:43:30+00 | 2026-11-21 22:43:30+00
\if :{?users}
\else
  \set users 5
\endif
\if :{?since}
\else
  \set since '24 hours'
\endif

SELECT l.ip,
       count(DISTINCT l.user_id) AS users,
       count(*) AS logins,
       min(l.at) AS first_at,
       max(l.at) AS last_at
  FROM recent_logins l
 WHERE l.at > now() - interval :'since'
   AND l.ip IS NOT NULL
 GROUP BY l.ip
HAVING count(DISTINCT l.user_id) >= :'users'
 ORDER BY 2 DESC, l.ip;
