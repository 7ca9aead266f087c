-- How big are the tables and their indexes, and are they bloated?
--
-- rows is the last vacuum's or ANALYZE's count; dead rows are those that no vacuum has cleared yet.
-- bytes_per_row is what bloat shows in: of sessions about 400 with an ordinary User-Agent and no attributes, of its indexes 25 to
-- 70. Where it is more than twice that: VACUUM, and for an index REINDEX INDEX CONCURRENTLY, as baton_owner. hot_percent of
-- sessions is near 100: a touch changes no index. An index with 0 scans for months serves nobody here; ask before it is dropped.
--
-- Sample:
--   relation                              | kind  | bytes    | rows   | bytes_per_row | dead_rows | dead_percent | hot_percent | last_vacuum_at        ...
--   sessions                              | table | 40886272 | 100000 | 409           | 0         | 0.0          |             | 2026-11-21 23:58:48+00...
--   session_events_2026_11                | table | 24551424 | 197864 | 124           | 0         | 0.0          |             | 2026-11-21 23:58:49+00...
--   session_events_2026_10                | table | 9977856  | 80990  | 123           | 0         | 0.0          |             | 2026-11-21 23:58:50+00...
--   handoffs                              | table | 9592832  | 40510  | 237           | 0         | 0.0          |             | 2026-11-21 23:58:49+00...
--   sessions_secret_hash_key              | index | 6930432  | 100000 | 69            |           |              |             |                       ...
--   session_events_2026_11_user_id_at_idx | index | 6766592  | 197864 | 34            |           |              |             |                       ...
--   sessions_user_idx                     | index | 4653056  | 100000 | 47            |           |              |             |                       ...
--   handoffs_pkey                         | index | 3710976  | 40510  | 92            |           |              |             |                       ...

SELECT c.relname AS relation,
       CASE c.relkind WHEN 'i' THEN 'index' ELSE 'table' END AS kind,
       pg_relation_size(c.oid) AS bytes,
       greatest(c.reltuples, 0)::bigint AS rows,
       round(pg_relation_size(c.oid) / nullif(greatest(c.reltuples, 0), 0)) AS bytes_per_row,
       t.n_dead_tup AS dead_rows,
       round(100.0 * t.n_dead_tup / nullif(t.n_dead_tup + t.n_live_tup, 0), 1) AS dead_percent,
       round(100.0 * t.n_tup_hot_upd / nullif(t.n_tup_upd, 0), 1) AS hot_percent,
       greatest(t.last_vacuum, t.last_autovacuum) AS last_vacuum_at,
       coalesce(i.idx_scan, t.seq_scan) AS scans
  FROM pg_class c
  LEFT JOIN pg_stat_user_tables t ON t.relid = c.oid
  LEFT JOIN pg_stat_user_indexes i ON i.indexrelid = c.oid
 WHERE c.relnamespace = 'public'::regnamespace
   AND c.relkind IN ('r', 'i')
 ORDER BY 3 DESC, 1;
