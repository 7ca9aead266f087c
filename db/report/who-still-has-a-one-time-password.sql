-- Who was given a password for one login and has not changed it yet?
--
-- Parameters:
--   age  only those who have had it for so long (0 hours)
--
-- SELECT reset_password('alice'), as baton_admin, takes the old one away and prints another.
--
-- Sample:
--   username      | status | given_at               | by        | note
--   sample-new-1  | ACTIVE | 2026-11-18 22:58:30+00 | baton_app |
--   sample-new-10 | ACTIVE | 2026-11-18 22:58:30+00 | baton_app |
--   sample-new-11 | ACTIVE | 2026-11-18 22:58:30+00 | baton_app |
\if :{?age}
\else
  \set age '0 hours'
\endif

SELECT u.username,
       u.status,
       coalesce(e.at, u.created_at) AS given_at,
       e.detail ->> 'by' AS by,
       e.detail ->> 'note' AS note
  FROM users u
  LEFT JOIN LATERAL (
       SELECT x.at,
              x.detail
         FROM session_events x
        WHERE x.user_id = u.id
          AND x.type IN ('PASSWORD_RESET', 'USER_CREATED')
        ORDER BY x.at DESC
        LIMIT 1) e ON true
 WHERE u.must_change_password
   AND coalesce(e.at, u.created_at) <= now() - interval :'age'
 ORDER BY 3, u.username;
