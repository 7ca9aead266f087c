-- Which attributes do sessions without an end hold, and how big are they?
--
-- Bytes are those of the value as JSON text. A session holds 64 KiB at most. Values are not for this role: as baton_owner,
-- SELECT id, attributes FROM sessions WHERE ... Reads the attributes of all open sessions (sessions_open_idx).
--
-- Sample:
--   host | key   | sessions | smallest | average | biggest | bytes
--   home | cart  | 100      | 1002     | 1002    | 1002    | 100200
--   home | theme | 1250     | 6        | 6       | 6       | 7500

SELECT a.host,
       a.key,
       count(*) AS sessions,
       min(a.bytes) AS smallest,
       round(avg(a.bytes)) AS average,
       max(a.bytes) AS biggest,
       sum(a.bytes) AS bytes
  FROM attribute_sizes a
 GROUP BY a.host, a.key
 ORDER BY 7 DESC, a.host, a.key;
