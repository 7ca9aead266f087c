-- What holds for a session's row whoever writes it: Baton, a sibling, or a DBA in psql.

-- Those who serve requests are not kept waiting behind a long transaction.
SET LOCAL lock_timeout = '3s';

CREATE OR REPLACE FUNCTION sessions_check_child() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  root sessions;
BEGIN
  SELECT * INTO root FROM sessions WHERE id = NEW.root_id;
  IF root.root_id IS NOT NULL THEN
    RAISE EXCEPTION 'session % is a child itself and cannot be the root of another', root.id;
  END IF;
  IF NEW.user_id IS DISTINCT FROM root.user_id OR NEW.expires_at > root.expires_at THEN
    RAISE EXCEPTION 'a child of session % must have its user and end no later than %', root.id, root.expires_at;
  END IF;
  RETURN NEW;
END $$;
COMMENT ON FUNCTION sessions_check_child() IS 'A child''s root is a root, of the same user, and outlives it.';

CREATE OR REPLACE TRIGGER sessions_check_child BEFORE INSERT ON sessions
  FOR EACH ROW WHEN (NEW.root_id IS NOT NULL) EXECUTE FUNCTION sessions_check_child();

CREATE OR REPLACE FUNCTION sessions_refuse_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'session %: an end is final, user, root, host, opening, expiry and epoch never change, and no session is seen in the future', OLD.id
    USING HINT = 'End the session and let the user log in again.';
END $$;
COMMENT ON FUNCTION sessions_refuse_change() IS 'An end is final; what a session is never changes.';

-- With the columns that its condition watches: PostgreSQL reads the condition anew in each UPDATE that names one of them, and an
-- attribute is written without.
CREATE OR REPLACE TRIGGER sessions_refuse_change
  BEFORE UPDATE OF id, user_id, root_id, host, opened_at, last_seen_at, expires_at, login_epoch, home_root_id, home_session_id,
    ended_at, end_reason ON sessions
  FOR EACH ROW WHEN (
    (OLD.ended_at IS NOT NULL AND (NEW.ended_at, NEW.end_reason) IS DISTINCT FROM (OLD.ended_at, OLD.end_reason))
    OR (NEW.id, NEW.user_id, NEW.root_id, NEW.host, NEW.opened_at, NEW.expires_at, NEW.login_epoch, NEW.home_root_id,
        NEW.home_session_id)
       IS DISTINCT FROM (OLD.id, OLD.user_id, OLD.root_id, OLD.host, OLD.opened_at, OLD.expires_at, OLD.login_epoch,
        OLD.home_root_id, OLD.home_session_id)
    -- Else a hacked sibling could keep its sessions, and the logins they came from, from ever being idle.
    OR NEW.last_seen_at > clock_timestamp())
  EXECUTE FUNCTION sessions_refuse_change();

CREATE OR REPLACE FUNCTION sessions_opened() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO session_events (type, user_id, session_id, root_id, sibling_id, ip)
  VALUES ('SESSION_OPENED', NEW.user_id, NEW.id, coalesce(NEW.root_id, NEW.id), nullif(NEW.host, 'home'), NEW.opened_ip);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION sessions_opened() IS 'Writes the audit of an opened session.';

CREATE OR REPLACE TRIGGER sessions_opened AFTER INSERT ON sessions
  FOR EACH ROW EXECUTE FUNCTION sessions_opened();

CREATE OR REPLACE FUNCTION sessions_ended() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO session_events (type, user_id, session_id, root_id, sibling_id, detail)
  VALUES ('SESSION_ENDED', NEW.user_id, NEW.id, coalesce(NEW.root_id, NEW.id), nullif(NEW.host, 'home'),
    jsonb_strip_nulls(jsonb_build_object('reason', NEW.end_reason, 'by', session_user,
      'note', left(nullif(current_setting('baton.note', true), ''), 500))));
  IF NEW.secret_hash IS NULL THEN
    -- The session itself is in the database of a sibling, which is told.
    INSERT INTO logout_notices (sibling_id, root_id, session_id, owed_until)
    VALUES (NEW.host, NEW.root_id, NEW.id, NEW.expires_at);
  END IF;
  IF NEW.root_id IS NULL THEN
    -- Statements of their own, with a fresh snapshot: a child that was opened while this end waited is seen.
    UPDATE sessions SET ended_at = NEW.ended_at, end_reason = 'ROOT_ENDED'
     WHERE root_id = NEW.id AND ended_at IS NULL;
    UPDATE handoffs SET state = 'VOIDED', closed_at = clock_timestamp(), reason = 'ROOT_ENDED'
     WHERE root_id = NEW.id AND state = 'ISSUED';
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION sessions_ended() IS 'Writes the audit of an end, with the transaction''s setting baton.note; a root''s end closes its children and voids its open handoffs; a sibling with a database of its own is owed a notice.';

CREATE OR REPLACE TRIGGER sessions_ended AFTER UPDATE OF ended_at ON sessions
  FOR EACH ROW WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION sessions_ended();

CREATE OR REPLACE FUNCTION session_root_is_live(root sessions) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
-- Step by step: in one expression the look for a busy child would be planned at each call, at more than the call's own cost.
BEGIN
  IF root.root_id IS NULL AND root.ended_at IS NULL AND root.expires_at > clock_timestamp() THEN
    IF root.last_seen_at + root.idle_timeout > clock_timestamp() THEN
      RETURN true;
    END IF;
    RETURN EXISTS (SELECT FROM sessions child
                    WHERE child.root_id = root.id
                      AND child.ended_at IS NULL
                      AND child.last_seen_at + root.idle_timeout > clock_timestamp());
  END IF;
  RETURN false;
END $$;
COMMENT ON FUNCTION session_root_is_live(sessions) IS 'Whether this login is neither ended, nor expired, nor idle; a busy child keeps it from being idle.';
