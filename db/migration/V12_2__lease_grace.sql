SET LOCAL lock_timeout = '3s';

ALTER TABLE sessions
  ADD COLUMN lease_grace interval,
  ADD CONSTRAINT sessions_lease_grace_check CHECK (
    lease_grace IS NULL
    OR (home_session_id IS NOT NULL AND lease_grace > interval '0' AND lease_grace <= interval '1 day')) NOT VALID;

COMMENT ON COLUMN sessions.lease_grace IS 'In the own database of an OFFLINE sibling: how long beyond lease_until the session goes on while home cannot be reached; null: not at all.';
