-- Which users who may log in have not done so for a long time?
--
-- Parameters:
--   age  for how long (90 days)
--
-- Without last_login_at: never, as far as the audit goes back (baton.audit.retention, 400 days).
-- Reads the whole audit: run it at night.
--
-- Sample:
--   username          | issuer | created_at             | last_login_at
--   sample-dormant-1  |        | 2026-09-22 23:58:30+00 |
--   sample-dormant-10 |        | 2026-09-22 23:58:30+00 |
--   sample-dormant-11 |        | 2026-09-22 23:58:30+00 |
\if :{?age}
\else
  \set age '90 days'
\endif

SELECT u.username,
       u.issuer,
       u.created_at,
       l.last_login_at
  FROM users u
  LEFT JOIN (
       SELECT e.user_id,
              max(e.at) AS last_login_at
         FROM session_events e
        WHERE e.type = 'SESSION_OPENED'
        GROUP BY e.user_id) l ON l.user_id = u.id
 WHERE u.status = 'ACTIVE'
   AND coalesce(l.last_login_at, u.created_at) < now() - interval :'age'
 ORDER BY coalesce(l.last_login_at, u.created_at), u.username;
