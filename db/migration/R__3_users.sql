-- Suspending a user and changing a password end sessions whoever does it: Baton, a provisioning tool, or a DBA in psql.

CREATE OR REPLACE FUNCTION users_raise_epoch() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Not conditional on what the writer did to the epoch: an epoch that comes back would revive sessions.
  NEW.login_epoch := greatest(NEW.login_epoch, OLD.login_epoch + 1);
  RETURN NEW;
END $$;
COMMENT ON FUNCTION users_raise_epoch() IS 'A suspension or a new password puts an end to every session, a login in flight included.';

CREATE OR REPLACE TRIGGER users_raise_epoch BEFORE UPDATE ON users
  FOR EACH ROW WHEN (
    (NEW.status = 'SUSPENDED' AND OLD.status <> 'SUSPENDED')
    OR (NEW.password_hash IS DISTINCT FROM OLD.password_hash
        AND NEW.password_rehashed_at IS NOT DISTINCT FROM OLD.password_rehashed_at)
    OR NEW.login_epoch < OLD.login_epoch)
  EXECUTE FUNCTION users_raise_epoch();

CREATE OR REPLACE FUNCTION users_end_sessions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Roots only, in the order of their ids (the lock order everywhere: sibling, user, root, then a child or a handoff).
  PERFORM FROM sessions
    WHERE user_id = NEW.id AND root_id IS NULL AND ended_at IS NULL
    ORDER BY id FOR NO KEY UPDATE;
  UPDATE sessions
     SET ended_at = clock_timestamp(),
         end_reason = CASE
           WHEN NEW.status = 'SUSPENDED' AND OLD.status <> 'SUSPENDED' THEN 'SUSPENSION'
           WHEN NEW.password_hash IS DISTINCT FROM OLD.password_hash THEN 'PASSWORD_CHANGE'
           ELSE coalesce(nullif(current_setting('baton.end_reason', true), ''), 'SQL')
         END
   WHERE user_id = NEW.id AND root_id IS NULL AND ended_at IS NULL;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION users_end_sessions() IS 'A raised epoch ends the user''s sessions, with the reason; where nothing else tells it, with the transaction''s setting baton.end_reason.';

CREATE OR REPLACE TRIGGER users_end_sessions AFTER UPDATE ON users
  FOR EACH ROW WHEN (NEW.login_epoch > OLD.login_epoch) EXECUTE FUNCTION users_end_sessions();
