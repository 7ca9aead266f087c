-- NOT FOR PRODUCTION. Fills an EMPTY TEST database with made-up people, sessions, handoffs, notices and audit events,
-- spread over 60 days, to try the reports of db/report on. Nobody can log in as one of these people.
--
--   psql -U baton_owner -d baton_test -v ON_ERROR_STOP=1 -f db/sample/fill-an-empty-test-database.sql
--
-- Parameters: sessions  how many, a multiple of 10 (100000). Ten sessions in a row are one user's.
--
-- Where there is a session already, it refuses to run. It is one transaction: all of it is there, or nothing.
-- It runs as the owner of the tables, since it switches their triggers off, until its end: they would write an audit of
-- today. The same seed makes the same rows, but that all times count back from the moment at which it runs.
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

INSERT INTO handoffs (jti_hash, sibling_id, root_id, challenge, trace, issued_at, expires_at, state, closed_at, child_id,
       reuse_count, issued_ip, closed_ip, key_generation)
SELECT sha256(format('sample jti %s', id)::bytea), host, root_id, sha256(format('sample challenge %s', id)::bytea),
       md5(format('sample trace %s', id))::uuid, opened_at - interval '2 seconds', opened_at + interval '58 seconds',
       'EXCHANGED', opened_at, id,
       CASE WHEN (id - 1) % 10 <> 6 THEN 0
            WHEN (user_id - 1000000) % 2000 = 80 THEN 1
            WHEN (user_id - 1000000) % 2000 = 81 THEN 2
            ELSE 0 END,
       opened_ip, opened_ip, 1
  FROM sessions
 WHERE root_id IS NOT NULL
 ORDER BY opened_at;

-- Of today's live logins: the u that are multiples of 4 (refused) and of 8 (void, or never shown).
INSERT INTO handoffs (jti_hash, sibling_id, root_id, challenge, trace, issued_at, expires_at, state, closed_at, reason,
       issued_ip, closed_ip, key_generation)
SELECT sha256(format('sample %s jti %s', b.state, n)::bytea), 'sample-shop', s.id,
       sha256(format('sample %s challenge %s', b.state, n)::bytea), md5(format('sample %s %s', b.state, n))::uuid,
       s.opened_at + b.after, s.opened_at + b.after + interval '60 seconds', b.state,
       CASE WHEN b.state <> 'ISSUED' THEN s.opened_at + b.after + interval '3 seconds' END,
       CASE b.state WHEN 'REJECTED' THEN (ARRAY['EXPIRED', 'UNBOUND', 'WRONG_VERIFIER', 'NOT_IN_GROUP'])[n % 4 + 1]
                    WHEN 'VOIDED' THEN 'TOO_MANY' END,
       s.opened_ip, CASE WHEN b.state = 'REJECTED' THEN s.opened_ip END, 1
  FROM (VALUES ('REJECTED', 400, 4, interval '5 minutes'), ('VOIDED', 50, 8, interval '6 minutes'),
               ('ISSUED', 60, 8, interval '7 minutes')) b (state, many, step, after)
 CROSS JOIN LATERAL generate_series(1, b.many) n
  JOIN sessions s ON s.id = 10 * (n * b.step - 1) + 1;

INSERT INTO logout_notices (sibling_id, root_id, session_id, state, owed_since, owed_until, tries, next_try_at,
       last_answer, closed_at)
SELECT host, root_id, id, state, ended_at, expires_at, CASE state WHEN 'DONE' THEN 1 ELSE 9 END,
       CASE state WHEN 'OWED' THEN now() + interval '30 minutes' ELSE ended_at END,
       CASE state WHEN 'DONE' THEN '204' ELSE '503' END,
       CASE WHEN state <> 'OWED' THEN ended_at + interval '1 second' END
  FROM (SELECT s.*, CASE WHEN row_number() OVER (ORDER BY s.id) <= 30 THEN 'OWED'
                         WHEN row_number() OVER (ORDER BY s.id) <= 40 THEN 'DEAD' ELSE 'DONE' END AS state
          FROM sessions s
         WHERE s.host = 'sample-archive'
           AND s.ended_at > now() - interval '1 day'
           AND (s.id - 1) % 10 = 6) ended;

-- In the order of time, as an audit is written.
INSERT INTO session_events (at, type, user_id, session_id, root_id, sibling_id, trace, ip, detail)
SELECT at, type, user_id, session_id, root_id, sibling_id, trace, ip, detail
  FROM (
    SELECT opened_at AS at, 'SESSION_OPENED' AS type, user_id, id AS session_id, coalesce(root_id, id) AS root_id,
           nullif(host, 'home') AS sibling_id, NULL::uuid AS trace, opened_ip AS ip, '{}'::jsonb AS detail
      FROM sessions
    UNION ALL
    SELECT ended_at, 'SESSION_ENDED', user_id, id, coalesce(root_id, id), nullif(host, 'home'), NULL, NULL,
           CASE end_reason
             WHEN 'SQL' THEN '{"reason": "SQL", "by": "baton_admin", "note": "incident 7"}'::jsonb
             WHEN 'SUSPENSION' THEN '{"reason": "SUSPENSION", "by": "baton_admin"}'
             ELSE jsonb_build_object('reason', end_reason, 'by', 'baton_app') END
      FROM sessions
     WHERE ended_at IS NOT NULL
    UNION ALL
    SELECT h.issued_at, 'HANDOFF_ISSUED', s.user_id, h.root_id, h.root_id, h.sibling_id, h.trace, h.issued_ip, '{}'
      FROM handoffs h
      JOIN sessions s ON s.id = h.root_id
    UNION ALL
    SELECT h.closed_at, 'HANDOFF_EXCHANGED', s.user_id, h.child_id, h.root_id, h.sibling_id, h.trace, h.closed_ip, '{}'
      FROM handoffs h
      JOIN sessions s ON s.id = h.root_id
     WHERE h.state = 'EXCHANGED'
    UNION ALL
    SELECT h.closed_at, 'HANDOFF_REFUSED', s.user_id, NULL, h.root_id, h.sibling_id, h.trace, h.closed_ip,
           jsonb_build_object('reason', h.reason)
      FROM handoffs h
      JOIN sessions s ON s.id = h.root_id
     WHERE h.state = 'REJECTED'
    UNION ALL
    SELECT h.closed_at + make_interval(mins => again), 'HANDOFF_REFUSED', s.user_id, NULL, h.root_id, h.sibling_id,
           h.trace, '198.18.0.9', jsonb_build_object('reason', CASE h.reuse_count WHEN 1 THEN 'DUPLICATE' ELSE 'REUSE' END)
      FROM handoffs h
      JOIN sessions s ON s.id = h.root_id
     CROSS JOIN LATERAL generate_series(1, h.reuse_count) again
    UNION ALL
    SELECT now() - make_interval(hours => g % 20, mins => 15), 'LOGIN_REFUSED', NULL, NULL, NULL, NULL,
           md5(format('sample refused %s', g))::uuid,
           CASE WHEN g <= 1200 THEN format('203.0.113.%s', g % 4)
                WHEN g <= 1800 THEN format('3fff:9:9::%s', to_hex(g))
                ELSE format('10.250.%s.1', g % 100) END::inet,
           jsonb_build_object('reason', CASE WHEN g % 3 = 0 THEN 'UNKNOWN_USER' ELSE 'WRONG_PASSWORD' END)
      FROM generate_series(1, 1900) g
    UNION ALL
    SELECT u.created_at, 'USER_CREATED', u.id, NULL, NULL, NULL, NULL, NULL, '{"by": "baton_app"}'
      FROM users u
     WHERE u.username LIKE 'sample-%'
    UNION ALL
    SELECT now() - interval '965 hours', 'PASSWORD_CHANGED', u.id, NULL, NULL, NULL, NULL, NULL, '{"by": "baton_app"}'
      FROM users u
     WHERE u.username LIKE 'sample-%0' AND u.id < 100000000
    UNION ALL
    SELECT now() - interval '2 hours', 'USER_SUSPENDED', u.id, NULL, NULL, NULL, NULL, NULL,
           '{"by": "baton_admin", "note": "left the company"}'
      FROM users u
     WHERE u.status = 'SUSPENDED' AND u.username LIKE 'sample-%'
    UNION ALL
    SELECT now() - interval '72 hours', 'GROUPS_CHANGED', g.user_id, NULL, NULL, NULL, NULL, NULL,
           '{"by": "baton_owner", "joined": "admin"}'
      FROM user_groups g
      JOIN users u ON u.id = g.user_id
     WHERE g.group_name = 'admin' AND u.username LIKE 'sample-%') event
 ORDER BY at;

ALTER TABLE users ENABLE TRIGGER USER;
ALTER TABLE user_groups ENABLE TRIGGER USER;
ALTER TABLE sessions ENABLE TRIGGER USER;
ALTER TABLE handoffs ENABLE TRIGGER USER;
COMMIT;

VACUUM (ANALYZE) users, user_groups, sessions, siblings, handoffs, logout_notices, session_events;
