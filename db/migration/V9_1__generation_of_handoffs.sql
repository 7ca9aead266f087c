SET LOCAL lock_timeout = '3s';

-- Null in rows that are older than this column, or that an older program inserts beside a newer one. NOT VALID, so that
-- those rows are not read while requests wait: null passes the check anyway.
ALTER TABLE handoffs
  ADD COLUMN key_generation integer,
  ADD CONSTRAINT handoffs_key_generation_check CHECK (key_generation >= 1) NOT VALID;

COMMENT ON COLUMN handoffs.key_generation IS
  'Which generation of its sibling''s key signed the token; null: an older program, and it counts as the first.';
