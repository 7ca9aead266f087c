-- Which live sessions were opened from this network or address?
--
-- Parameters:
--   network  IPv4 or IPv6, a network or one address
--
-- Index: sessions_open_ip_idx.
--
-- Sample:
--   opened_ip | username   | host        | id   | opened_at              | last_seen_at           | user_agent
--   10.8.1.1  | sample-8   | home        | 71   | 2026-11-21 15:43:30+00 | 2026-11-21 23:54:00+00 | Mozilla/5.0 (Windows NT 10.0; Win64; x6...
--   10.8.1.1  | sample-8   | sample-shop | 77   | 2026-11-21 15:44:30+00 | 2026-11-21 23:54:00+00 | Mozilla/5.0 (Windows NT 10.0; Win64; x6...
--   10.8.1.2  | sample-208 | home        | 2071 | 2026-11-21 15:43:30+00 | 2026-11-21 23:57:36+00 | Mozilla/5.0 (iPhone; CPU iPhone OS 18_5...
\if :{?network}
\else
  \echo 'Say -v network=192.0.2.0/24'
  \quit
\endif

SELECT a.opened_ip,
       a.username,
       a.host,
       a.id,
       a.opened_at,
       a.last_seen_at,
       a.user_agent
  FROM active_sessions a
 WHERE a.opened_ip <<= inet :'network'
 ORDER BY a.opened_ip, a.id;
