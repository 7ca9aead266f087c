-- Which users have live sessions and a password that is older than this?
--
-- Parameters:
--   age  how old a password may be (365 days)
--
-- From the audit, which is kept for baton.audit.retention (400 days): without a change in it, the user's created_at counts.
-- Users whom a directory vouches for have no password here, and are not in it. Reads the whole audit: run it at night.
--
-- Sample:
--   username    | password_since         | logins | at_siblings | last_seen_at
--   sample-1004 | 2026-09-22 23:58:30+00 | 1      | 1           | 2026-11-21 23:54:10+00
--   sample-1008 | 2026-09-22 23:58:30+00 | 1      | 1           | 2026-11-21 23:55:48+00
--   sample-1012 | 2026-09-22 23:58:30+00 | 1      | 1           | 2026-11-21 23:57:59+00
\if :{?age}
\else
  \set age '365 days'
\endif

SELECT u.username,
       coalesce(c.changed_at, u.created_at) AS password_since,
       p.logins,
       p.at_siblings,
       p.last_seen_at
  FROM sessions_per_user p
  JOIN users u ON u.id = p.user_id
  LEFT JOIN (
       SELECT e.user_id,
              max(e.at) AS changed_at
         FROM session_events e
        WHERE e.type IN ('PASSWORD_CHANGED', 'PASSWORD_RESET')
        GROUP BY e.user_id) c ON c.user_id = u.id
 WHERE u.issuer IS NULL
   AND coalesce(c.changed_at, u.created_at) < now() - interval :'age'
 ORDER BY 2, u.username;
