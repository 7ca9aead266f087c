-- What home records of an OFFLINE sibling's sessions is recorded when a token is issued, whether it is ever shown or not.

CREATE OR REPLACE FUNCTION handoffs_recorded() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Exact, since who issues holds the root's lock, and this statement sees what others have committed before.
  UPDATE sessions SET ended_at = clock_timestamp(), end_reason = 'LIMIT'
   WHERE ended_at IS NULL AND id IN (
     SELECT s.id FROM sessions s
      WHERE s.root_id = NEW.root_id AND s.host = NEW.sibling_id AND s.secret_hash IS NULL AND s.ended_at IS NULL
        AND s.last_seen_at = s.opened_at
      ORDER BY s.id DESC
     OFFSET 5);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION handoffs_recorded() IS 'A login has at most five records at an OFFLINE sibling that were never renewed; one more ends the oldest.';

CREATE OR REPLACE TRIGGER handoffs_recorded AFTER INSERT ON handoffs
  FOR EACH ROW WHEN (NEW.state = 'EXCHANGED') EXECUTE FUNCTION handoffs_recorded();
