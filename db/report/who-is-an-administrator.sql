-- Who is in the group of administrators, since when, and who put them there?
--
-- Parameters:
--   group  which group (admin)
--
-- by is the database role; for what was done over HTTP (baton_app), note is the administrator's users.id.
--
-- Sample:
--   username    | status | issuer | joined_at              | by          | note | logins
--   sample-1    | ACTIVE |        | 2026-11-18 23:58:30+00 | baton_owner |      | 0
--   sample-2501 | ACTIVE |        | 2026-11-18 23:58:30+00 | baton_owner |      | 0
--   sample-5001 | ACTIVE |        | 2026-11-18 23:58:30+00 | baton_owner |      | 0
\if :{?group}
\else
  \set group admin
\endif

SELECT u.username,
       u.status,
       u.issuer,
       e.at AS joined_at,
       e.detail ->> 'by' AS by,
       e.detail ->> 'note' AS note,
       (SELECT count(*) FROM active_sessions a WHERE a.user_id = u.id AND a.root_id IS NULL) AS logins
  FROM user_groups g
  JOIN users u ON u.id = g.user_id
  LEFT JOIN LATERAL (
       SELECT x.at,
              x.detail
         FROM session_events x
        WHERE x.user_id = u.id
          AND x.type = 'GROUPS_CHANGED'
          AND x.detail ->> 'joined' = g.group_name
        ORDER BY x.at DESC
        LIMIT 1) e ON true
 WHERE g.group_name = :'group'
 ORDER BY u.username;
