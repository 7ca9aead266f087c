-- The audit of changes to users, groups and siblings, whoever makes them: Baton, a provisioning tool, or a DBA in psql.

CREATE OR REPLACE FUNCTION audit_who() RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT jsonb_strip_nulls(jsonb_build_object('by', session_user,
    'note', left(nullif(current_setting('baton.note', true), ''), 500)))
$$;
COMMENT ON FUNCTION audit_who() IS 'The database role that is logged in, and the transaction''s setting baton.note, for an event''s detail.';
REVOKE EXECUTE ON FUNCTION audit_who() FROM PUBLIC;

CREATE OR REPLACE FUNCTION users_created() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO session_events (type, user_id, detail)
  SELECT 'USER_CREATED', made.id, audit_who() FROM made ORDER BY made.id;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION users_created() IS 'Writes the audit of new users.';

CREATE OR REPLACE TRIGGER users_created AFTER INSERT ON users
  REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION users_created();

CREATE OR REPLACE FUNCTION users_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO session_events (type, user_id, detail)
  SELECT kind.type, n.id, audit_who()
    FROM after_change n
    JOIN before_change o ON o.id = n.id
    CROSS JOIN LATERAL (VALUES
      ('USER_SUSPENDED', n.status = 'SUSPENDED' AND o.status <> 'SUSPENDED'),
      ('USER_ACTIVATED', n.status = 'ACTIVE' AND o.status <> 'ACTIVE'),
      -- The re-hash at login is no change of the password.
      (CASE WHEN n.must_change_password THEN 'PASSWORD_RESET' ELSE 'PASSWORD_CHANGED' END,
       n.password_hash IS DISTINCT FROM o.password_hash
         AND n.password_rehashed_at IS NOT DISTINCT FROM o.password_rehashed_at),
      ('USER_SESSIONS_ENDED', n.login_epoch > o.login_epoch
         AND n.status = o.status AND n.password_hash IS NOT DISTINCT FROM o.password_hash)) kind (type, happened)
   WHERE kind.happened
   ORDER BY n.id;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION users_changed() IS 'Writes the audit of suspensions, activations, new passwords and raised epochs.';

CREATE OR REPLACE TRIGGER users_changed AFTER UPDATE ON users
  REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
  FOR EACH STATEMENT EXECUTE FUNCTION users_changed();

CREATE OR REPLACE FUNCTION user_groups_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO session_events (type, user_id, detail)
    VALUES ('GROUPS_CHANGED', OLD.user_id, audit_who() || jsonb_build_object('left', OLD.group_name));
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO session_events (type, user_id, detail)
    VALUES ('GROUPS_CHANGED', NEW.user_id, audit_who() || jsonb_build_object('joined', NEW.group_name));
  END IF;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION user_groups_changed() IS 'Writes the audit of who joined or left which group.';

CREATE OR REPLACE TRIGGER user_groups_changed AFTER INSERT OR UPDATE OR DELETE ON user_groups
  FOR EACH ROW EXECUTE FUNCTION user_groups_changed();

CREATE OR REPLACE FUNCTION siblings_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO session_events (type, sibling_id, detail)
  VALUES (CASE WHEN NEW.enabled THEN 'SIBLING_ENABLED' ELSE 'SIBLING_DISABLED' END, NEW.id, audit_who());
  RETURN NULL;
END $$;
COMMENT ON FUNCTION siblings_changed() IS 'Writes the audit of who switched a sibling off or on.';

CREATE OR REPLACE TRIGGER siblings_changed AFTER UPDATE ON siblings
  FOR EACH ROW WHEN (OLD.enabled <> NEW.enabled) EXECUTE FUNCTION siblings_changed();

COMMENT ON COLUMN session_events.type IS 'What: SESSION_OPENED, SESSION_ENDED, LOGIN_REFUSED, HANDOFF_ISSUED, HANDOFF_EXCHANGED, HANDOFF_REFUSED, USER_CREATED, USER_SUSPENDED, USER_ACTIVATED, USER_SESSIONS_ENDED, PASSWORD_RESET, PASSWORD_CHANGED, GROUPS_CHANGED, SIBLING_DISABLED or SIBLING_ENABLED.';
