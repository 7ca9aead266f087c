-- Which months does the audit have, how big are they, and when will each be dropped?
--
-- Parameters:
--   retention  baton.audit.retention of home (400 days)
--
-- session_events_rest holds what came in a month without a partition, and is to be empty.
--
-- Sample:
--   month                  | events | bytes    | dropped_after
--   session_events_2026_08 | 0      | 73728    | 2027-10-06
--   session_events_2026_09 | 10050  | 1490944  | 2027-11-05
--   session_events_2026_10 | 80990  | 13303808 | 2027-12-06
--   session_events_2026_11 | 197864 | 33579008 | 2028-01-05
--   session_events_2026_12 | 0      | 73728    | 2028-02-05
\if :{?retention}
\else
  \set retention '400 days'
\endif

SELECT c.relname AS month,
       greatest(c.reltuples, 0)::bigint AS events,
       pg_total_relation_size(c.oid) AS bytes,
       CASE WHEN c.relname ~ '[0-9]{4}_[0-9]{2}$'
         THEN CAST(to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' + interval :'retention' AS date)
       END AS dropped_after
  FROM pg_inherits i
  JOIN pg_class c ON c.oid = i.inhrelid
 WHERE i.inhparent = 'session_events'::regclass
 ORDER BY c.relname;
