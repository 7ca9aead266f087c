-- Who logged in lately, from where, and is the login over?
--
-- Parameters:
--   since  how far back (24 hours)
--   most   rows at most (50)
--
-- Index: session_events_type_idx. The view goes back 30 days.
--
-- Sample:
--   at                     | username     | ip             | channel | session_id | ended_at               | end_reason | user_agent
--   2026-11-21 23:43:30+00 | sample-10000 | 3fff:a00::2710 | COOKIE  | 99991      |                        |            | Mozilla/5.0 (X11; Linux x86_6...
--   2026-11-21 23:43:30+00 | sample-9990  | 3fff:abe::2706 | COOKIE  | 99891      | 2026-11-21 23:53:30+00 | LOGOUT     | Mozilla/5.0 (X11; Linux x86_6...
--   2026-11-21 23:43:30+00 | sample-9980  | 3fff:ab4::26fc | COOKIE  | 99791      |                        |            | Mozilla/5.0 (X11; Linux x86_6...
\if :{?since}
\else
  \set since '24 hours'
\endif
\if :{?most}
\else
  \set most 50
\endif

SELECT l.at,
       l.username,
       l.ip,
       l.channel,
       l.session_id,
       l.ended_at,
       l.end_reason,
       l.user_agent
  FROM recent_logins l
 WHERE l.at > now() - interval :'since'
 ORDER BY l.at DESC, l.session_id DESC
 LIMIT :'most';
