ALTER TABLE sessions
  ADD COLUMN kept boolean NOT NULL DEFAULT false,
  ADD COLUMN label text,
  ADD CONSTRAINT sessions_kept_check CHECK (NOT kept OR (channel = 'COOKIE' AND root_id IS NULL)),
  ADD CONSTRAINT sessions_label_check CHECK (label ~ '^[^[:cntrl:]]{1,100}$');

-- Serves the list of all live sessions, latest first, and the sweep's search for those that are over but not yet ended.
CREATE INDEX sessions_open_idx ON sessions (id) WHERE ended_at IS NULL;

-- Serves the sweep's search for logins whose retention is over.
CREATE INDEX sessions_ended_idx ON sessions (ended_at) WHERE root_id IS NULL AND ended_at IS NOT NULL;

COMMENT ON COLUMN sessions.kept IS 'The user asked to stay logged in: the cookie outlives the browser, and the times are longer.';
COMMENT ON COLUMN sessions.label IS 'What the user calls the device that a bearer token was made for.';
COMMENT ON INDEX sessions_open_idx IS 'Serves the list of all live sessions and the sweep.';
COMMENT ON INDEX sessions_ended_idx IS 'Serves the sweep.';

-- A program that knows only older migrations goes on beside a newer one, until a migration that it cannot live with says so here.
CREATE FUNCTION baton_oldest_program() RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS 'SELECT 1';
COMMENT ON FUNCTION baton_oldest_program() IS 'The newest migration that a Baton must know at least to work with this schema; a migration that takes something away replaces this function.';
