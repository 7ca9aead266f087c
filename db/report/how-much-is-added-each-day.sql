-- How many logins, sessions at siblings, handoffs and audit events are added each day?
--
-- Parameters:
--   since  how far back (14 days)
--
-- Times bytes_per_row of how-big-tables-and-indexes-are.sql, indexes included, that is what a day needs. Days are those of
-- psql's time zone. Index: session_events_at_idx, and only the months concerned.
--
-- Sample:
--   day                    | logins | at_siblings | handoffs | events
--   2026-11-09 00:00:00+00 | 10000  | 0           | 0        | 20000
--   2026-11-11 00:00:00+00 | 0      | 0           | 0        | 10
--   2026-11-16 00:00:00+00 | 9900   | 9900        | 9900     | 49504
\if :{?since}
\else
  \set since '14 days'
\endif

SELECT date_trunc('day', e.at) AS day,
       count(*) FILTER (WHERE e.type = 'SESSION_OPENED' AND e.session_id = e.root_id) AS logins,
       count(*) FILTER (WHERE e.type = 'SESSION_OPENED' AND e.session_id <> e.root_id) AS at_siblings,
       count(*) FILTER (WHERE e.type = 'HANDOFF_ISSUED') AS handoffs,
       count(*) AS events
  FROM session_events e
 WHERE e.at > date_trunc('day', now() - interval :'since')
 GROUP BY 1
 ORDER BY 1;
