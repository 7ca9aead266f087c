-- NOT FOR PRODUCTION. Fills an EMPTY TEST database with made-up people, sessions, handoffs, notices and audit events,
-- spread over 60 days, to try the reports of db/report on. Nobody can log in as one of these people.
--
--   psql -U baton_owner -d baton_test -v ON_ERROR_STOP=1 -f db/sample/fill-an-empty-test-database.sql
--
-- Parameters: sessions  how many, a multiple of 10 (100000). Ten sessions in a row are one user's.
--
-- Where there is a session already, it refuses to run. It is one transaction: all of it is there, or nothing.
-- It runs as the owner of the tables, since it switches their triggers off, until its end: they would write an audit of
-- today. The same seed makes the same rows, but that all times count back from the moment at which it runs, and that the
-- one-time passwords are random.
--
-- User u (1, 2, 3, ... a tenth of the sessions) is called sample-u and has the sessions 10 * (u - 1) + k:
--
--   k 1 to 6    logins at home, today and 1, 5, 40, 28 and 12 days ago; + u modulo 24 (today: 10) hours and 15 minutes
--   k 7 to 10   the sessions at siblings that came from the logins 1 to 4, at sibling number (u + k) modulo 3
--
-- All of them are over, but today's of each fourth user. Most users come from 10.x, each fifth by IPv6 (3fff:: is made
-- for examples). Planted among them, by u modulo the first number:
--
--   500: 7, 10      logged in from two networks within half an hour (10: by IPv6)
--   500: 8, 9, 11   nearly: 8 within 90 minutes, 9 from one /16, 11 by IPv4 and by IPv6
--   1000: 21        logged in from the one address 203.0.113.9
--   1000: 101, 105  today's sessions look open and are over: 101 expired, 105 idle
--   1000: 112       at a sibling whose group the user is not in
--   1000: 300       what came from the oldest login is over for 10 days only, so that the sweep leaves the family
--   250: 3          suspended two hours ago
--   500: 50         a login ended by hand
--   2000: 80, 81    a handoff token shown twice: 80 by a lost answer, 81 by a second browser
--   2500: 1         an administrator since three days
--   100: 64         vouched for by a directory
--   10: 0           a new password 40 days ago; the others' is as old as they are, 60 days
--   8: 0, 100: 0    attributes
--
-- And: 50 people who never logged in (sample-dormant-n), 20 who still have a one-time password (sample-new-n), 400
-- refused handoffs, 50 void ones, 60 that nobody has shown, 1900 refused logins, and logout notices.
\set ON_ERROR_STOP on
\if :{?sessions}
\else
  \set sessions 100000
\endif

BEGIN;
DO $$
BEGIN
  IF EXISTS (SELECT FROM sessions) THEN
    RAISE EXCEPTION 'there are sessions in this database already: this is for an empty test database only';
  END IF;
END $$;
SET LOCAL TimeZone = 'UTC';
SELECT set_config('sample.users', (CAST(:'sessions' AS integer) / 10)::text, true), setseed(0.42);
ALTER TABLE users DISABLE TRIGGER USER;
ALTER TABLE user_groups DISABLE TRIGGER USER;
ALTER TABLE sessions DISABLE TRIGGER USER;
ALTER TABLE handoffs DISABLE TRIGGER USER;

-- The audit has months from this one on; these are the past ones.
DO $$
DECLARE
  month timestamp;
BEGIN
  FOR back IN 1..3 LOOP
    month := date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => back);
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF session_events FOR VALUES FROM (%L) TO (%L)',
      to_char(month, '"session_events_"YYYY_MM'),
      month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
  END LOOP;
END $$;

INSERT INTO siblings (id, origin, exchange, database_role, required_group, public_key)
VALUES ('sample-shop', 'https://shop.sample.invalid', 'SHARED', 'sample_shop', NULL, NULL),
       ('sample-desk', 'https://desk.sample.invalid', 'SHARED', 'sample_desk', 'staff', NULL),
       ('sample-archive', 'https://archive.sample.invalid', 'ENDPOINT', NULL, NULL, NULL);

INSERT INTO users (id, username, display_name, email, status, login_epoch, issuer, subject, created_at)
OVERRIDING SYSTEM VALUE
SELECT 1000000 + u,
       'sample-' || u,
       'Sample number ' || u,
       format('sample-%s@example.org', u),
       CASE WHEN u % 250 = 3 THEN 'SUSPENDED' ELSE 'ACTIVE' END,
       CASE WHEN u % 250 = 3 THEN 2 ELSE 1 END,
       CASE WHEN u % 100 = 64 THEN 'directory' END,
       CASE WHEN u % 100 = 64 THEN 'uid=sample-' || u END,
       now() - interval '1440 hours'
  FROM generate_series(1, current_setting('sample.users')::integer) u;

INSERT INTO users (id, username, display_name, must_change_password, password_hash, created_at)
OVERRIDING SYSTEM VALUE
SELECT 100000000 + n,
       CASE WHEN n <= 50 THEN 'sample-dormant-' || n ELSE 'sample-new-' || n - 50 END,
       'Sample without a login',
       n > 50,
       CASE WHEN n > 50 THEN 'ONCE:' || encode(sha256(gen_random_uuid()::text::bytea), 'hex') END,
       now() - CASE WHEN n <= 50 THEN interval '1440 hours' ELSE interval '73 hours' END
  FROM generate_series(1, 70) n;
SELECT setval(pg_get_serial_sequence('users', 'id'), 200000000);

INSERT INTO user_groups (user_id, group_name)
SELECT id, 'user' FROM users WHERE username LIKE 'sample-%'
UNION ALL
SELECT 1000000 + u, 'staff' FROM generate_series(1, current_setting('sample.users')::integer) u WHERE u % 1000 <> 112
UNION ALL
SELECT 1000000 + u, 'admin' FROM generate_series(1, current_setting('sample.users')::integer) u WHERE u % 2500 = 1;

INSERT INTO sessions (id, secret_hash, user_id, host, channel, label, opened_at, authenticated_at, auth_methods,
       last_seen_at, idle_timeout, expires_at, login_epoch, opened_ip, user_agent, attributes, ended_at, end_reason)
OVERRIDING SYSTEM VALUE
SELECT 10 * (u - 1) + k,
       sha256(format('sample root %s %s', u, k)::bytea),
       1000000 + u,
       'home',
       CASE WHEN k = 5 AND u % 50 = 0 THEN 'BEARER' ELSE 'COOKIE' END,
       CASE WHEN k = 5 AND u % 50 = 0 THEN 'Phone' END,
       opened_at,
       opened_at,
       '{pwd}',
       CASE WHEN live THEN now() - random() * interval '5 minutes' ELSE opened_at + interval '5 minutes' END,
       CASE WHEN u % 1000 = 105 THEN interval '30 minutes' ELSE interval '12 hours' END,
       opened_at + CASE WHEN live THEN interval '24 hours' ELSE interval '12 hours' END,
       1,
       ip,
       (ARRAY['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
              'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
              'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'])[1 + floor(random() * 3)],
       CASE WHEN live AND u % 8 = 0 THEN '{"theme": "dark"}'::jsonb ELSE '{}' END
         || CASE WHEN live AND u % 100 = 0 THEN jsonb_build_object('cart', repeat('x', 1000)) ELSE '{}' END,
       CASE WHEN open THEN NULL
            WHEN end_reason = 'SUSPENSION' THEN now() - interval '2 hours'
            WHEN end_reason = 'EXPIRED' THEN opened_at + interval '12 hours'
            ELSE opened_at + interval '10 minutes' END,
       CASE WHEN NOT open THEN end_reason END
  FROM generate_series(1, current_setting('sample.users')::integer) u
 CROSS JOIN generate_series(1, 6) k
 CROSS JOIN LATERAL (
       SELECT now() - interval '15 minutes' - CASE
                WHEN k = 1 AND u % 1000 = 101 THEN interval '13 hours'
                WHEN k = 1 THEN make_interval(hours => u % 10)
                WHEN k = 3 AND u % 500 IN (7, 9, 10, 11) THEN make_interval(hours => 24 + u % 24, mins => -30)
                WHEN k = 3 AND u % 500 = 8 THEN make_interval(hours => 24 + u % 24, mins => -90)
                ELSE make_interval(hours => 24 * (ARRAY[0, 1, 5, 40, 28, 12])[k] + u % 24) END AS opened_at,
              CASE
                WHEN k = 1 AND u % 1000 = 21 THEN '203.0.113.9'
                WHEN k = 3 AND u % 500 IN (7, 8) THEN '198.18.0.7'
                WHEN k = 3 AND u % 500 = 9 THEN format('10.%s.99.%s', u % 200, u / 200 % 250 + 1)
                WHEN k IN (2, 3) AND u % 500 = 10 THEN format('3fff:%s::7', k)
                WHEN k = 3 AND u % 500 = 11 THEN '3fff:b::7'
                WHEN u % 5 = 0 THEN format('3fff:%s::%s', to_hex(2560 + u % 200), to_hex(u))
                ELSE format('10.%s.%s.%s', u % 200, k, u / 200 % 250 + 1) END::inet AS ip,
              k = 1 AND u % 4 = 0 AS live,
              k = 1 AND (u % 4 = 0 OR u % 1000 IN (101, 105)) AS open,
              CASE
                WHEN k = 1 AND u % 250 = 3 THEN 'SUSPENSION'
                WHEN k = 2 AND u % 500 = 50 THEN 'SQL'
                WHEN k = 3 THEN 'EXPIRED'
                WHEN k = 4 AND u % 10 = 0 THEN 'PASSWORD_CHANGE'
                WHEN k = 5 AND u % 10 = 1 THEN 'LIMIT'
                WHEN k = 5 THEN 'EXPIRED'
                WHEN k = 6 AND u % 10 = 2 THEN 'REPLACED'
                ELSE 'LOGOUT' END AS end_reason) o
 ORDER BY opened_at;

INSERT INTO sessions (id, secret_hash, user_id, host, root_id, opened_at, authenticated_at, auth_methods, last_seen_at,
       idle_timeout, expires_at, lease_until, login_epoch, opened_ip, user_agent, ended_at, end_reason)
OVERRIDING SYSTEM VALUE
SELECT r.id + 6,
       CASE WHEN h.host <> 'sample-archive' THEN sha256(format('sample child %s', r.id)::bytea) END,
       r.user_id,
       h.host,
       r.id,
       r.opened_at + interval '1 minute',
       r.authenticated_at,
       r.auth_methods,
       CASE WHEN shown_twice THEN r.opened_at + interval '1 minute' ELSE greatest(r.last_seen_at, r.opened_at + interval '1 minute') END,
       r.idle_timeout,
       r.expires_at,
       CASE WHEN h.host = 'sample-archive' THEN coalesce(r.ended_at, now()) + interval '5 minutes' END,
       r.login_epoch,
       r.opened_ip,
       r.user_agent,
       CASE WHEN k = 4 AND u % 1000 = 300 THEN now() - interval '240 hours'
            WHEN shown_twice THEN r.opened_at + interval '2 minutes'
            ELSE r.ended_at END,
       CASE WHEN shown_twice THEN (ARRAY['REPLACED', 'REUSE'])[u % 2000 - 79]
            WHEN r.ended_at IS NOT NULL THEN 'ROOT_ENDED' END
  FROM sessions r
 CROSS JOIN LATERAL (SELECT r.user_id - 1000000 AS u, (r.id - 1) % 10 + 1 AS k) n
 CROSS JOIN LATERAL (
       SELECT CASE WHEN k = 1 AND u % 1000 = 112 THEN 'sample-desk'
                   ELSE (ARRAY['sample-shop', 'sample-desk', 'sample-archive'])[(u + k + 6) % 3 + 1] END AS host,
              k = 1 AND u % 2000 IN (80, 81) AS shown_twice) h
 WHERE k <= 4
 ORDER BY r.opened_at;
SELECT setval(pg_get_serial_sequence('sessions', 'id'), max(id)) FROM sessions;

\set sample_begun yes
\ir handoffs-and-events.sql

ALTER TABLE users ENABLE TRIGGER USER;
ALTER TABLE user_groups ENABLE TRIGGER USER;
ALTER TABLE sessions ENABLE TRIGGER USER;
ALTER TABLE handoffs ENABLE TRIGGER USER;
COMMIT;

VACUUM (ANALYZE) users, user_groups, sessions, siblings, handoffs, logout_notices, session_events;
