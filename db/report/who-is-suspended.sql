-- Who is suspended, since when and by whom, and is any session of theirs still open?
--
-- still_open is 0: a trigger ends all of them. Other numbers mean that rows were written without triggers, as by a restore;
-- no request accepts those sessions either. Indexes: session_events_user_idx, sessions_open_user_idx.
--
-- Sample:
--   username    | suspended_at           | by          | note             | still_open
--   sample-1003 | 2026-11-21 21:58:30+00 | baton_admin | left the company | 0
--   sample-1253 | 2026-11-21 21:58:30+00 | baton_admin | left the company | 0
--   sample-1503 | 2026-11-21 21:58:30+00 | baton_admin | left the company | 0

SELECT u.username,
       e.at AS suspended_at,
       e.detail ->> 'by' AS by,
       e.detail ->> 'note' AS note,
       (SELECT count(*) FROM sessions s WHERE s.user_id = u.id AND s.ended_at IS NULL) AS still_open
  FROM users u
  LEFT JOIN LATERAL (
       SELECT x.at,
              x.detail
         FROM session_events x
        WHERE x.user_id = u.id
          AND x.type = 'USER_SUSPENDED'
        ORDER BY x.at DESC
        LIMIT 1) e ON true
 WHERE u.status = 'SUSPENDED'
 ORDER BY e.at DESC, u.username;
