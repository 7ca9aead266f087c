SET LOCAL lock_timeout = '3s';

-- Serves the administrators' list of events: the latest of each type, however rare it is. On a large audit the DBA makes it
-- month by month before, and this only takes those over: docs/how-to/upgrade.md.
CREATE INDEX IF NOT EXISTS session_events_type_idx ON session_events (type, at);

COMMENT ON INDEX session_events_type_idx IS 'Serves the list of events, of one type or of all, the chart of the last 24 hours, and reports on one type.';
