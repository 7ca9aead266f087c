-- Which statements take the most time in this database?
--
-- Parameters:
--   most  rows at most (20)
--
-- It needs the extension pg_stat_statements. Where it is missing, the report says what a superuser does to have it.
-- PostgreSQL hides the text of other roles' statements from this one; once, as a superuser:
-- GRANT pg_read_all_stats TO baton_reader.
--
-- Sample:
--   role      | calls  | total_ms | mean_ms | max_ms | rows   | pages   | statement
--   baton_app | 981223 | 48070    | 0.05    | 11.30  | 981223 | 8830991 | SELECT s.id, s.user_id, u.username ...
--   baton_app | 20112  | 6021     | 0.30    | 25.07  | 20112  | 683112  | INSERT INTO sessions (secret_hash, ...
\if :{?most}
\else
  \set most 20
\endif

SELECT count(*) > 0 AS installed
  FROM pg_extension
 WHERE extname = 'pg_stat_statements' \gset
\if :installed
SELECT r.rolname AS role,
       p.calls,
       round(CAST(p.total_exec_time AS numeric)) AS total_ms,
       round(CAST(p.mean_exec_time AS numeric), 2) AS mean_ms,
       round(CAST(p.max_exec_time AS numeric), 2) AS max_ms,
       p.rows,
       p.shared_blks_hit + p.shared_blks_read AS pages,
       left(regexp_replace(p.query, '\s+', ' ', 'g'), 100) AS statement
  FROM pg_stat_statements p
  JOIN pg_roles r ON r.oid = p.userid
 WHERE p.dbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
 ORDER BY p.total_exec_time DESC
 LIMIT :'most';
\else
SELECT 'In postgresql.conf: shared_preload_libraries = ''pg_stat_statements''; restart; here, as a superuser: CREATE EXTENSION pg_stat_statements.' AS missing;
\endif
