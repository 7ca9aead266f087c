-- What did administrators and DBAs do: sessions ended, users suspended, passwords given, groups changed, siblings switched?
--
-- Parameters:
--   since  how far back (7 days)
--   most   rows at most (200)
--
-- by is the database role; of what was done over HTTP (baton_app), note is the administrator's users.id. Groups of a directory's
-- users change at each login, by baton_app without a note. Index: session_events_type_idx.
--
-- Sample:
--   at                     | by          | type           | username    | session_id | what | note
--   2026-11-21 21:58:30+00 | baton_admin | USER_SUSPENDED | sample-1003 |            |      | left the company
--   2026-11-21 21:58:30+00 | baton_admin | USER_SUSPENDED | sample-1253 |            |      | left the company
--   2026-11-21 21:58:30+00 | baton_admin | USER_SUSPENDED | sample-1503 |            |      | left the company
\if :{?since}
\else
  \set since '7 days'
\endif
\if :{?most}
\else
  \set most 200
\endif

SELECT e.at,
       e.detail ->> 'by' AS by,
       e.type,
       u.username,
       e.session_id,
       coalesce('joined ' || (e.detail ->> 'joined'), 'left ' || (e.detail ->> 'left'), e.detail ->> 'reason', e.sibling_id) AS what,
       e.detail ->> 'note' AS note
  FROM session_events e
  LEFT JOIN users u ON u.id = e.user_id
 WHERE e.at > now() - interval :'since'
   AND (e.type IN ('USER_SUSPENDED', 'USER_ACTIVATED', 'USER_SESSIONS_ENDED', 'PASSWORD_RESET', 'GROUPS_CHANGED',
                   'SIBLING_DISABLED', 'SIBLING_ENABLED')
        OR (e.type = 'SESSION_ENDED' AND e.detail ->> 'reason' IN ('SQL', 'ADMIN')))
 ORDER BY e.at DESC, e.session_id, u.username
 LIMIT :'most';
