-- Why did sessions end?
--
-- Parameters:
--   since  how far back (24 hours)
--
-- From the audit, by session_events_type_idx: sessions has no index on all ends. ROOT_ENDED is what came from a login that
-- ended. REUSE at all: which-tokens-were-shown-twice.sql.
--
-- Sample:
--   reason     | logins | at_siblings | last_at
--   ROOT_ENDED | 0      | 7533        | 2026-11-21 23:53:30+00
--   LOGOUT     | 7440   | 0           | 2026-11-21 23:53:30+00
--   EXPIRED    | 58     | 0           | 2026-11-21 13:13:30+00
--   SUSPENSION | 40     | 0           | 2026-11-21 21:58:30+00
--   REPLACED   | 0      | 5           | 2026-11-21 23:45:30+00
\if :{?since}
\else
  \set since '24 hours'
\endif

SELECT e.detail ->> 'reason' AS reason,
       count(*) FILTER (WHERE e.sibling_id IS NULL) AS logins,
       count(*) FILTER (WHERE e.sibling_id IS NOT NULL) AS at_siblings,
       max(e.at) AS last_at
  FROM session_events e
 WHERE e.type = 'SESSION_ENDED'
   AND e.at > now() - interval :'since'
 GROUP BY 1
 ORDER BY count(*) DESC, 1;
