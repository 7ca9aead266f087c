SET LOCAL lock_timeout = '3s';

ALTER TABLE sessions
  ALTER COLUMN secret_hash DROP NOT NULL,
  ADD COLUMN home_root_id text,
  ADD COLUMN home_session_id text,
  ADD COLUMN lease_until timestamptz,
  ADD CONSTRAINT sessions_home_check CHECK (
    (home_root_id IS NULL) = (home_session_id IS NULL)
    AND home_root_id ~ '^[!-~]{1,64}$' AND home_session_id ~ '^[!-~]{1,64}$') NOT VALID,
  ADD CONSTRAINT sessions_secret_check CHECK (secret_hash IS NOT NULL OR root_id IS NOT NULL) NOT VALID,
  ADD CONSTRAINT sessions_lease_check CHECK (
    (lease_until IS NULL) = (secret_hash IS NOT NULL AND home_session_id IS NULL)) NOT VALID;

-- Serves home's notice that a session is over, and the renewal of its lease; and no handoff opens two. No row is in it yet,
-- so that it is made in the time that reading the table takes.
CREATE UNIQUE INDEX sessions_home_session_key ON sessions (host, home_session_id) WHERE home_session_id IS NOT NULL;

COMMENT ON COLUMN sessions.secret_hash IS 'SHA-256 of the secret in the cookie; the secret itself is nowhere but in its browser. Null: the secret is a sibling''s that has a database of its own, and this row is home''s record of the session there.';
COMMENT ON COLUMN sessions.home_root_id IS 'In a sibling''s own database: sessions.id, at home, of the login that this session came from.';
COMMENT ON COLUMN sessions.home_session_id IS 'In a sibling''s own database: sessions.id of home''s record of this session.';
COMMENT ON COLUMN sessions.lease_until IS 'Until when the sibling may go on without asking home; of a session in a sibling''s own database, and of home''s record of it.';
COMMENT ON INDEX sessions_home_session_key IS 'Serves home''s notice that a session is over, and the renewal of its lease.';
