-- Where is this user logged in? Each login, and below it the sessions at siblings that came from it.
--
-- Parameters:
--   username      whose, in any case of letters; local users and vouched ones of that name
--   ended_within  shows what has ended since then, too (0 hours)
--
-- Indexes: users_any_username_idx, then sessions_user_idx. From the table and not from active_sessions alone, so that it
-- shows rows that look open and are dead (live = f) and what has ended.
-- To end one of them: SELECT end_session(7, 'incident 7'), as baton_admin.
--
-- Sample:
--   host               | id | live | channel | opened_ip | opened_at              | last_seen_at           | ended_at | end_reason | device
--   home               | 31 | t    | COOKIE  | 10.4.1.1  | 2026-11-21 19:43:30+00 | 2026-11-21 23:55:52+00 |          |            | Mozilla/5.0 (iPhon...
--     + sample-archive | 37 | t    | COOKIE  | 10.4.1.1  | 2026-11-21 19:44:30+00 | 2026-11-21 23:55:52+00 |          |            | Mozilla/5.0 (iPhon...
\if :{?username}
\else
  \echo 'Say -v username=alice'
  \quit
\endif
\if :{?ended_within}
\else
  \set ended_within '0 hours'
\endif

SELECT CASE WHEN s.root_id IS NULL THEN s.host ELSE '  + ' || s.host END AS host,
       s.id,
       a.id IS NOT NULL AS live,
       s.channel,
       s.opened_ip,
       s.opened_at,
       s.last_seen_at,
       s.ended_at,
       s.end_reason,
       coalesce(s.label, s.user_agent) AS device
  FROM users u
  JOIN sessions s ON s.user_id = u.id
  LEFT JOIN active_sessions a ON a.id = s.id
 WHERE lower(u.username) = lower(:'username')
   AND (s.ended_at IS NULL OR s.ended_at > now() - interval :'ended_within')
 ORDER BY coalesce(s.root_id, s.id) DESC, s.root_id NULLS FIRST, s.id;
