SET LOCAL lock_timeout = '3s';

-- Serves the administrators' list of handoffs in a state that few are in, and the end of a sibling, which voids those that
-- are open. Without the exchanged ones, which are nearly all.
CREATE INDEX IF NOT EXISTS handoffs_not_exchanged_idx ON handoffs (sibling_id, state, issued_at) WHERE state <> 'EXCHANGED';

COMMENT ON INDEX handoffs_not_exchanged_idx IS 'Serves the list of handoffs in a state that few are in, and a sibling''s end.';
