-- What happened to this user, latest first?
--
-- Parameters:
--   username  whose, in any case of letters; local users and vouched ones of that name
--   since     how far back (30 days)
--   most      rows at most (200)
--
-- Indexes: users_any_username_idx, session_events_user_idx. Refused logins are in it for nobody: their names are not kept.
--
-- Sample:
--   at                     | type              | host           | session_id | ip       | detail                | trace
--   2026-11-21 19:48:33+00 | HANDOFF_REFUSED   | sample-shop    |            | 10.4.1.1 | {"reason": "UNBOUND"} | 9ce6d377-bb71-ac4f-6eb7-99a0acf01025
--   2026-11-21 19:48:30+00 | HANDOFF_ISSUED    | sample-shop    | 31         | 10.4.1.1 | {}                    | 9ce6d377-bb71-ac4f-6eb7-99a0acf01025
--   2026-11-21 19:44:30+00 | HANDOFF_EXCHANGED | sample-archive | 37         | 10.4.1.1 | {}                    | 779e7015-b1ee-bf34-837f-f5b9a774b645
\if :{?username}
\else
  \echo 'Say -v username=alice'
  \quit
\endif
\if :{?since}
\else
  \set since '30 days'
\endif
\if :{?most}
\else
  \set most 200
\endif

SELECT e.at,
       e.type,
       coalesce(e.sibling_id, 'home') AS host,
       e.session_id,
       e.ip,
       e.detail,
       e.trace
  FROM users u
  JOIN session_events e ON e.user_id = u.id
 WHERE lower(u.username) = lower(:'username')
   AND e.at > now() - interval :'since'
 ORDER BY e.at DESC, e.type, e.session_id
 LIMIT :'most';
