-- How many live sessions does each host have, and of how many users?
--
-- Reads all live sessions once. Of a sibling with a database of its own (ENDPOINT) it counts home's records, whose
-- last_seen_at is the last renewal's.
--
-- Sample:
--   host           | exchange | enabled | live | users | last_seen_at
--   home           |          | t       | 2500 | 2500  | 2026-11-21 23:58:30+00
--   sample-archive | ENDPOINT | t       | 828  | 828   | 2026-11-21 23:58:30+00
--   sample-desk    | SHARED   | t       | 829  | 829   | 2026-11-21 23:58:30+00
--   sample-shop    | SHARED   | t       | 828  | 828   | 2026-11-21 23:58:30+00

SELECT h.host,
       h.exchange,
       h.enabled,
       count(a.id) AS live,
       count(DISTINCT a.user_id) AS users,
       max(a.last_seen_at) AS last_seen_at
  FROM (SELECT 'home' AS host, NULL AS exchange, true AS enabled
        UNION ALL
        SELECT b.id, b.exchange, b.enabled
          FROM siblings b) h
  LEFT JOIN active_sessions a ON a.host = h.host
 GROUP BY h.host, h.exchange, h.enabled
 ORDER BY h.host = 'home' DESC, h.host;
