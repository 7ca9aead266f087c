-- How many handoffs were refused at each sibling, why, and which was the last one?
--
-- Parameters:
--   since  how far back (24 hours)
--
-- What each reason asks for: docs/how-to/watch.md. what-happened-in-one-handoff.sql follows a trace.
-- Index: session_events_type_idx.
--
-- Sample:
--   sibling_id  | reason       | refused | users | addresses | last_at                | last_trace
--   sample-shop | EXPIRED      | 100     | 100   | 100       | 2026-11-21 23:48:33+00 | d105274f-f95b-ccfa-0a1d-7a187a36db82
--   sample-shop | NOT_IN_GROUP | 100     | 100   | 100       | 2026-11-21 23:48:33+00 | 4832d6de-e37a-545a-5793-a049132e9f80
--   sample-shop | UNBOUND      | 100     | 100   | 100       | 2026-11-21 23:48:33+00 | 7407bbd7-e0b8-a08a-66bf-6be9373714c3
\if :{?since}
\else
  \set since '24 hours'
\endif

SELECT f.sibling_id,
       f.reason,
       count(*) AS refused,
       count(DISTINCT f.user_id) AS users,
       count(DISTINCT f.ip) AS addresses,
       max(f.at) AS last_at,
       (array_agg(f.trace ORDER BY f.at DESC))[1] AS last_trace
  FROM refused_handoffs f
 WHERE f.at > now() - interval :'since'
 GROUP BY f.sibling_id, f.reason
 ORDER BY 3 DESC, f.sibling_id, f.reason;
