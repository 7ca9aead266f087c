-- Who logged in from two different networks within an hour? A stolen password looks like that, and so does a train.
-- A network is a /16 of IPv4 or a /32 of IPv6, about what one provider has.
--
-- Parameters:
--   within  how near the two logins are (1 hour)
--   since   how far back (7 days)
--
-- A login by IPv4 and one by IPv6 are no pair: many networks give a device both.
-- Index: session_events_type_idx.
--
-- Sample:
--   username    | first_at               | first_ip  | second_at              | second_ip | second_session
--   sample-1010 | 2026-11-20 21:43:30+00 | 3fff:2::7 | 2026-11-20 22:13:30+00 | 3fff:3::7 | 10093
--   sample-4010 | 2026-11-20 21:43:30+00 | 3fff:2::7 | 2026-11-20 22:13:30+00 | 3fff:3::7 | 40093
--   sample-7010 | 2026-11-20 21:43:30+00 | 3fff:2::7 | 2026-11-20 22:13:30+00 | 3fff:3::7 | 70093
\if :{?within}
\else
  \set within '1 hour'
\endif
\if :{?since}
\else
  \set since '7 days'
\endif

WITH logins AS (
  SELECT l.user_id,
         l.username,
         l.at,
         l.ip,
         l.session_id,
         network(set_masklen(l.ip, CASE family(l.ip) WHEN 4 THEN 16 ELSE 32 END)) AS network
    FROM recent_logins l
   WHERE l.at > now() - interval :'since'
     AND l.ip IS NOT NULL)
SELECT one.username,
       one.at AS first_at,
       one.ip AS first_ip,
       other.at AS second_at,
       other.ip AS second_ip,
       other.session_id AS second_session
  FROM logins one
  JOIN logins other ON other.user_id = one.user_id
   AND (other.at, other.session_id) > (one.at, one.session_id)
   AND other.at <= one.at + interval :'within'
   AND family(other.ip) = family(one.ip)
   AND other.network <> one.network
 ORDER BY other.at DESC, one.username;
