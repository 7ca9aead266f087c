-- NOT FOR PRODUCTION. The second half of fill-an-empty-test-database.sql, which runs it: what became of the sessions.
\if :{?sample_begun}
\else
  \echo run fill-an-empty-test-database.sql
  \quit
\endif

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
