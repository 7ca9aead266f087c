-- Which handoff tokens were shown again after they had been exchanged, and what was done?
--
-- Parameters:
--   since  how far back (7 days)
--
-- REUSE: the session was in use, so one of the two was not the user, and it was ended; ask the user. DUPLICATE: it was not,
-- so an answer was lost on its way. USED: it came without its binding. Indexes: session_events_type_idx, handoffs_trace_key.
--
-- Sample:
--   at                     | reason    | username    | sibling_id     | first_ip       | second_ip  | reuse_count | session_ended | trace
--   2026-11-21 23:45:30+00 | DUPLICATE | sample-6080 | sample-shop    | 3fff:a50::17c0 | 198.18.0.9 | 1           | REPLACED      | 030410ed-1a19-6fce-...
--   2026-11-21 23:45:30+00 | DUPLICATE | sample-8080 | sample-archive | 3fff:a50::1f90 | 198.18.0.9 | 1           | REPLACED      | 10ddc800-f8f3-b189-...
--   2026-11-21 23:45:30+00 | DUPLICATE | sample-80   | sample-shop    | 3fff:a50::50   | 198.18.0.9 | 1           | REPLACED      | 847723ca-114d-eec1-...
\if :{?since}
\else
  \set since '7 days'
\endif

SELECT f.at,
       f.reason,
       f.username,
       f.sibling_id,
       h.closed_ip AS first_ip,
       f.ip AS second_ip,
       h.reuse_count,
       s.end_reason AS session_ended,
       f.trace
  FROM refused_handoffs f
  JOIN handoffs h ON h.trace = f.trace
  LEFT JOIN sessions s ON s.id = h.child_id
 WHERE f.reason IN ('REUSE', 'DUPLICATE', 'USED')
   AND f.at > now() - interval :'since'
 ORDER BY f.at DESC, f.trace;
