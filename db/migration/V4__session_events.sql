CREATE TABLE session_events (
  at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  type       text NOT NULL,
  user_id    bigint,
  session_id bigint,
  root_id    bigint,
  sibling_id text,
  trace      uuid,
  ip         inet,
  detail     jsonb NOT NULL DEFAULT '{}',
  CONSTRAINT session_events_type_check CHECK (type ~ '^[A-Z_]{1,40}$'),
  CONSTRAINT session_events_detail_check CHECK (jsonb_typeof(detail) = 'object' AND pg_column_size(detail) <= 4096)
) PARTITION BY RANGE (at);

-- No event is ever refused for want of a month.
CREATE TABLE session_events_rest PARTITION OF session_events DEFAULT;

-- Serves "what happened to this user, latest first".
CREATE INDEX session_events_user_idx ON session_events (user_id, at);

-- Serves "what happened in this handoff".
CREATE INDEX session_events_trace_idx ON session_events (trace) WHERE trace IS NOT NULL;

-- Serves "what happened in this hour" over years of rows in order of time, at a thousandth of a b-tree's size.
CREATE INDEX session_events_at_idx ON session_events USING brin (at);

COMMENT ON TABLE session_events IS 'The audit: one row a decision, appended only, never a secret, token or password. No foreign keys, since it outlives the rows it tells of; a partition a month, dropped when its retention is over.';
COMMENT ON TABLE session_events_rest IS 'Events of months that have no partition; empty unless session_events_ensure_partitions() was not called for months.';
COMMENT ON COLUMN session_events.at IS 'When.';
COMMENT ON COLUMN session_events.type IS 'What: SESSION_OPENED, SESSION_ENDED, LOGIN_REFUSED, HANDOFF_ISSUED, HANDOFF_EXCHANGED, HANDOFF_REFUSED.';
COMMENT ON COLUMN session_events.user_id IS 'Whose session.';
COMMENT ON COLUMN session_events.session_id IS 'Which session.';
COMMENT ON COLUMN session_events.root_id IS 'The login it belongs to; for a root its own id.';
COMMENT ON COLUMN session_events.sibling_id IS 'Which sibling, where one is concerned.';
COMMENT ON COLUMN session_events.trace IS 'The trace id on error pages and in the log; of a handoff the same on both hosts.';
COMMENT ON COLUMN session_events.ip IS 'The client''s address.';
COMMENT ON COLUMN session_events.detail IS 'More, by type: the reason of an end or of a refusal.';
COMMENT ON INDEX session_events_user_idx IS 'Serves "what happened to this user, latest first".';
COMMENT ON INDEX session_events_trace_idx IS 'Serves "what happened in this handoff".';
COMMENT ON INDEX session_events_at_idx IS 'Serves reports over a span of time.';
