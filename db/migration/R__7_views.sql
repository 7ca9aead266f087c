-- What a DBA looks at.

CREATE OR REPLACE VIEW active_sessions AS
  SELECT s.id,
         s.root_id,
         s.host,
         s.channel,
         u.id AS user_id,
         u.username,
         s.opened_at,
         s.last_seen_at,
         s.opened_ip,
         s.user_agent,
         s.label,
         greatest(s.last_seen_at, (
           SELECT max(c.last_seen_at) FROM sessions c WHERE c.root_id = s.id AND c.ended_at IS NULL))
           + s.idle_timeout - now() AS idle_left,
         s.expires_at - now() AS absolute_left
    FROM sessions s
    JOIN users u ON u.id = s.user_id
    LEFT JOIN sessions r ON r.id = s.root_id
   -- As a request finds a session live, or not.
   WHERE s.ended_at IS NULL
     AND s.expires_at > now()
     AND s.login_epoch = u.login_epoch
     AND u.status = 'ACTIVE'
     AND (s.home_session_id IS NULL OR s.lease_until + coalesce(s.lease_grace, interval '0') > now())
     AND (s.last_seen_at + s.idle_timeout > now()
          OR (s.root_id IS NULL AND EXISTS (
            SELECT FROM sessions c
             WHERE c.root_id = s.id AND c.ended_at IS NULL AND c.last_seen_at + s.idle_timeout > now())))
     AND (s.root_id IS NULL
          OR (r.ended_at IS NULL AND r.expires_at > now() AND EXISTS (
            SELECT FROM siblings b
             WHERE b.id = s.host
               AND b.enabled
               AND (b.required_group IS NULL OR EXISTS (
                 SELECT FROM user_groups g WHERE g.user_id = u.id AND g.group_name = b.required_group)))));
COMMENT ON VIEW active_sessions IS 'The live sessions of users: who, where, since when, last seen, and how long they last if nobody uses them (idle_left), and at most (absolute_left).';

CREATE OR REPLACE VIEW sessions_per_user AS
  SELECT a.user_id,
         a.username,
         count(*) FILTER (WHERE a.root_id IS NULL) AS logins,
         count(*) FILTER (WHERE a.root_id IS NOT NULL) AS at_siblings,
         count(DISTINCT a.opened_ip) AS addresses,
         min(a.opened_at) AS oldest_opened_at,
         max(a.last_seen_at) AS last_seen_at
    FROM active_sessions a
   GROUP BY a.user_id, a.username;
COMMENT ON VIEW sessions_per_user IS 'How many live sessions each user has: logins at home, and what came from them at siblings. A user without one is not in it.';
