SET LOCAL lock_timeout = '3s';

-- Expand. What is new has a default: an older program does not know it, and goes on inserting.
ALTER TABLE sessions ADD COLUMN opened_from text NOT NULL DEFAULT 'unknown';

-- A DBA may have made it before, CONCURRENTLY, where the table is large.
CREATE INDEX IF NOT EXISTS sessions_opened_from_idx ON sessions (opened_from) WHERE ended_at IS NULL;

COMMENT ON COLUMN sessions.opened_from IS 'Which device the login was made on.';
COMMENT ON INDEX sessions_opened_from_idx IS 'Serves the list of live sessions of one kind of device.';
