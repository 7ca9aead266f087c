-- Serves the list of one user's live sessions, and the limit at login, however many have ended.
CREATE INDEX sessions_open_user_idx ON sessions (user_id, id) WHERE ended_at IS NULL;

-- Serves the administrators' list of one host's live sessions.
CREATE INDEX sessions_open_host_idx ON sessions (host, id) WHERE ended_at IS NULL;

-- Serves the administrators' list of live sessions that were opened from one address.
CREATE INDEX sessions_open_ip_idx ON sessions (opened_ip, id) WHERE ended_at IS NULL AND opened_ip IS NOT NULL;

-- Serves the search for a user by name, whoever vouches for the user.
CREATE INDEX users_any_username_idx ON users (lower(username));

COMMENT ON INDEX sessions_open_user_idx IS 'Serves the list of one user''s live sessions, and the limit at login.';
COMMENT ON INDEX sessions_open_host_idx IS 'Serves the list of one host''s live sessions.';
COMMENT ON INDEX sessions_open_ip_idx IS 'Serves the list of live sessions opened from one address.';
COMMENT ON INDEX users_any_username_idx IS 'Serves the search for a user by name, whoever vouches for the user.';
