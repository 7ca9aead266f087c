-- Everything that is kept about this user, for a request of access (GDPR, article 15).
--
-- Parameters:
--   username  whose, in any case of letters; local users and vouched ones of that name
--
-- Not in it, since this role may not read them: password_hash and secret hashes, which say nothing about a person, and the
-- values of attributes: as baton_owner, SELECT id, attributes FROM sessions WHERE user_id = ... AND attributes <> '{}'.
-- Nowhere at all is the name that was typed at a refused login. A sibling with a database of its own has one of each of
-- these tables there; ask there too. Indexes: users_any_username_idx, sessions_user_idx, handoffs_root_idx,
-- session_events_user_idx.
--
-- Sample:
--   kind  | at                     | what
--   event | 2026-09-22 23:58:30+00 | {"type": "USER_CREATED", "detail": {"by...
--   event | 2026-10-12 19:43:30+00 | {"type": "SESSION_OPENED", "detail": {}...
--   event | 2026-10-12 19:44:28+00 | {"host": "sample-archive", "type": "HAN...
\if :{?username}
\else
  \echo 'Say -v username=alice'
  \quit
\endif

WITH wanted AS (
  SELECT id
    FROM users
   WHERE lower(username) = lower(:'username'))
SELECT 'user' AS kind,
       u.created_at AS at,
       jsonb_strip_nulls(jsonb_build_object('username', u.username, 'display_name', u.display_name, 'email', u.email,
         'status', u.status, 'must_change_password', u.must_change_password, 'issuer', u.issuer, 'subject', u.subject)) AS what
  FROM users u
  JOIN wanted w ON w.id = u.id
UNION ALL
SELECT 'group', NULL, jsonb_build_object('group', g.group_name)
  FROM user_groups g
  JOIN wanted w ON w.id = g.user_id
UNION ALL
SELECT 'session', s.opened_at, jsonb_strip_nulls(jsonb_build_object('id', s.id, 'host', s.host, 'login', s.root_id,
         'channel', s.channel, 'label', s.label, 'address', s.opened_ip, 'browser', s.user_agent,
         'authenticated_at', s.authenticated_at, 'last_seen_at', s.last_seen_at, 'expires_at', s.expires_at,
         'ended_at', s.ended_at, 'end_reason', s.end_reason))
  FROM sessions s
  JOIN wanted w ON w.id = s.user_id
UNION ALL
SELECT 'handoff', h.issued_at, jsonb_strip_nulls(jsonb_build_object('sibling', h.sibling_id, 'state', h.state,
         'reason', h.reason, 'trace', h.trace, 'address', h.issued_ip, 'address_at_sibling', h.closed_ip))
  FROM handoffs h
  JOIN sessions s ON s.id = h.root_id
  JOIN wanted w ON w.id = s.user_id
UNION ALL
SELECT 'event', e.at, jsonb_strip_nulls(jsonb_build_object('type', e.type, 'session', e.session_id, 'host', e.sibling_id,
         'address', e.ip, 'trace', e.trace, 'detail', e.detail))
  FROM session_events e
  JOIN wanted w ON w.id = e.user_id
 ORDER BY 1, 2, 3;
