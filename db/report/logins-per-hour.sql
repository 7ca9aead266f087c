-- How many logins and handoffs were there in each hour, and how many were refused?
--
-- Parameters:
--   since  how far back (24 hours)
--
-- From the audit, by session_events_at_idx: sessions has no index on opened_at, and forgets what the sweep deletes.
-- Hours are those of psql's time zone (SHOW TimeZone); the first one is whole.
--
-- Sample:
--   hour                   | logins | logins_refused | handoffs | handoffs_refused
--   2026-11-21 00:00:00+00 | 0      | 0              | 0        | 0
--   2026-11-21 01:00:00+00 | 3      | 0              | 3        | 0
--   2026-11-21 02:00:00+00 | 0      | 0              | 0        | 0
\if :{?since}
\else
  \set since '24 hours'
\endif

SELECT h.hour,
       coalesce(e.logins, 0) AS logins,
       coalesce(e.logins_refused, 0) AS logins_refused,
       coalesce(e.handoffs, 0) AS handoffs,
       coalesce(e.handoffs_refused, 0) AS handoffs_refused
  FROM generate_series(date_trunc('hour', now() - interval :'since'), now(), interval '1 hour') h (hour)
  LEFT JOIN (
       SELECT date_trunc('hour', at) AS hour,
              count(*) FILTER (WHERE type = 'SESSION_OPENED' AND session_id = root_id AND user_id IS NOT NULL) AS logins,
              count(*) FILTER (WHERE type = 'LOGIN_REFUSED') AS logins_refused,
              count(*) FILTER (WHERE type = 'HANDOFF_ISSUED') AS handoffs,
              count(*) FILTER (WHERE type = 'HANDOFF_REFUSED') AS handoffs_refused
         FROM session_events
        WHERE at >= date_trunc('hour', now() - interval :'since')
        GROUP BY 1) e USING (hour)
 ORDER BY h.hour;
