-- Who waits for whom at Baton's tables, and which transactions are open for long?
--
-- Parameters:
--   age  shows who waits, and transactions that are older than this (1 minute)
--
-- PostgreSQL hides open_for, state and last_statement of other roles from this one, and then shows only who waits and whom
-- they wait for. To see more, once, as a superuser: GRANT pg_read_all_stats TO baton_reader.
-- No transaction of Baton's is open for longer than a request. To end one: SELECT pg_terminate_backend(pid), as a superuser.
--
-- Sample:
--   pid  | usename     | application_name       | waits_for | open_for | state               | locks                     | last_statement
--   4711 | baton_app   | PostgreSQL JDBC Driver | {4710}    | 00:00:07 | active              | users AccessShareLock     | SELECT s.id, s.user_id ...
--   4710 | baton_owner | psql                   |           | 00:03:12 | idle in transaction | users AccessExclusiveLock | LOCK TABLE users
\if :{?age}
\else
  \set age '1 minute'
\endif

SELECT a.pid,
       a.usename,
       a.application_name,
       nullif(pg_blocking_pids(a.pid), '{}') AS waits_for,
       date_trunc('second', now() - a.xact_start) AS open_for,
       a.state,
       string_agg(DISTINCT c.relname || ' ' || l.mode, ', ' ORDER BY c.relname || ' ' || l.mode) AS locks,
       left(a.query, 80) AS last_statement
  FROM pg_locks l
  JOIN pg_class c ON c.oid = l.relation
  JOIN pg_stat_activity a ON a.pid = l.pid
 WHERE c.relnamespace = 'public'::regnamespace
   AND c.relkind IN ('r', 'p')
   AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
   AND a.pid <> pg_backend_pid()
 GROUP BY a.pid, a.usename, a.application_name, a.xact_start, a.state, a.query
HAVING pg_blocking_pids(a.pid) <> '{}'
    OR a.pid IN (SELECT unnest(pg_blocking_pids(w.pid)) FROM pg_locks w WHERE NOT w.granted)
    OR now() - a.xact_start > interval :'age'
 ORDER BY a.xact_start, a.pid;
