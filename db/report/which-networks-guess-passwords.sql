-- From which networks were many logins refused, and why?
--
-- Parameters:
--   attempts  from how many refusals on (20)
--   since     how far back (24 hours)
--
-- A network is a /24 of IPv4 or a /48 of IPv6. For which names they tried is nowhere: people type passwords into that field.
-- Index: session_events_type_idx.
--
-- Sample:
--   network        | attempts | addresses | unknown_user | wrong_password | throttled | first_at               | last_at
--   203.0.113.0/24 | 1200     | 4         | 400          | 800            | 0         | 2026-11-21 04:43:30+00 | 2026-11-21 23:43:30+00
--   3fff:9:9::/48  | 600      | 600       | 200          | 400            | 0         | 2026-11-21 04:43:30+00 | 2026-11-21 23:43:30+00
\if :{?attempts}
\else
  \set attempts 20
\endif
\if :{?since}
\else
  \set since '24 hours'
\endif

SELECT network(set_masklen(e.ip, CASE family(e.ip) WHEN 4 THEN 24 ELSE 48 END)) AS network,
       count(*) AS attempts,
       count(DISTINCT e.ip) AS addresses,
       count(*) FILTER (WHERE e.detail ->> 'reason' = 'UNKNOWN_USER') AS unknown_user,
       count(*) FILTER (WHERE e.detail ->> 'reason' = 'WRONG_PASSWORD') AS wrong_password,
       count(*) FILTER (WHERE e.detail ->> 'reason' = 'THROTTLED') AS throttled,
       min(e.at) AS first_at,
       max(e.at) AS last_at
  FROM session_events e
 WHERE e.type = 'LOGIN_REFUSED'
   AND e.at > now() - interval :'since'
 GROUP BY 1
HAVING count(*) >= :'attempts'
 ORDER BY 2 DESC, 1;
