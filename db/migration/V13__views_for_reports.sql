SET LOCAL lock_timeout = '3s';

-- From the audit and not from sessions: it is kept longer, and finds a span of time by an index.
CREATE VIEW recent_logins AS
  SELECT e.at,
         e.user_id,
         u.username,
         e.session_id,
         e.ip,
         s.channel,
         s.user_agent,
         s.ended_at,
         s.end_reason
    FROM session_events e
    LEFT JOIN users u ON u.id = e.user_id
    LEFT JOIN sessions s ON s.id = e.session_id
   WHERE e.type = 'SESSION_OPENED'
     AND e.session_id = e.root_id
     AND e.user_id IS NOT NULL
     AND e.at > now() - interval '30 days';
COMMENT ON VIEW recent_logins IS 'The logins of the last 30 days, and what became of them. Of a session that the sweep has deleted only the audit''s columns are left.';

CREATE VIEW refused_handoffs AS
  SELECT e.at,
         coalesce(e.detail ->> 'reason', 'UNKNOWN') AS reason,
         e.sibling_id,
         e.trace,
         e.user_id,
         u.username,
         e.root_id,
         e.ip
    FROM session_events e
    LEFT JOIN users u ON u.id = e.user_id
   WHERE e.type = 'HANDOFF_REFUSED';
COMMENT ON VIEW refused_handoffs IS 'Handoffs that a sibling did not get a session for, and why. No user and no trace: the token was not one of ours.';

CREATE VIEW handoff_trace AS
  SELECT e.trace,
         e.at,
         CASE e.type WHEN 'HANDOFF_ISSUED' THEN 'home' ELSE e.sibling_id END AS host,
         e.type,
         e.detail ->> 'reason' AS reason,
         e.user_id,
         e.session_id,
         e.ip
    FROM session_events e
   WHERE e.trace IS NOT NULL
     AND e.type IN ('HANDOFF_ISSUED', 'HANDOFF_EXCHANGED', 'HANDOFF_REFUSED')
  UNION ALL
  SELECT h.trace,
         s.ended_at,
         s.host,
         'SESSION_ENDED',
         s.end_reason,
         s.user_id,
         s.id,
         NULL
    FROM handoffs h
    JOIN sessions s ON s.id = h.child_id
   WHERE s.ended_at IS NOT NULL;
COMMENT ON VIEW handoff_trace IS 'What happened in each handoff, on both hosts: issued at home, exchanged or refused at the sibling, and the end of the session that it opened. Ask for one trace, and order by at.';

-- With the owner's rights on sessions.attributes, which a reader has not: it shows keys and sizes, and no value.
CREATE VIEW attribute_sizes AS
  SELECT s.id AS session_id,
         s.host,
         a.key,
         octet_length(CAST(a.value AS text)) AS bytes
    FROM sessions s
   CROSS JOIN LATERAL jsonb_each(s.attributes) a
   WHERE s.ended_at IS NULL;
COMMENT ON VIEW attribute_sizes IS 'The keys of the attributes that sessions without an end hold, and the bytes of each value as JSON text; never a value.';
