-- What a DBA calls in psql. Each function is in force on every host's next request, and is a role's to call by
-- db/role/roles.sql. The audit tells who called it, and what for.

CREATE OR REPLACE FUNCTION user_called(p_username text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  found bigint[];
  vouched bigint[];
  which text;
BEGIN
  SELECT array_agg(u.id) FILTER (WHERE u.issuer IS NULL),
         array_agg(u.id) FILTER (WHERE u.issuer IS NOT NULL),
         string_agg(format('id %s by %s', u.id, u.issuer), ', ' ORDER BY u.id) FILTER (WHERE u.issuer IS NOT NULL)
    INTO found, vouched, which
    FROM users u
   WHERE lower(u.username) = lower(p_username);
  IF found IS NOT NULL AND vouched IS NOT NULL THEN
    RAISE NOTICE 'the local user "%" is meant; others of that name are left alone: %', p_username, which;
  END IF;
  found := coalesce(found, vouched);
  IF found IS NULL THEN
    RAISE EXCEPTION 'there is no user "%"', p_username
      USING ERRCODE = 'no_data_found', HINT = 'SELECT id, username, issuer FROM users shows who there is.';
  END IF;
  IF cardinality(found) > 1 THEN
    RAISE EXCEPTION '% users are called "%": %', cardinality(found), p_username, which
      USING ERRCODE = 'cardinality_violation',
            HINT = 'As baton_owner: UPDATE users SET login_epoch = login_epoch + 1 WHERE id = ..., or status = ''SUSPENDED''.';
  END IF;
  RETURN found[1];
END $$;
COMMENT ON FUNCTION user_called(text) IS
  'The one user of that name, in any case: the local one, else the one that another host vouches for; an error where there is none, or more than one.';
REVOKE EXECUTE ON FUNCTION user_called(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION sessions_ended_since(p_since timestamptz, p_reason text, p_user_id bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(sum(1 + (SELECT count(*) FROM sessions c WHERE c.root_id = r.id AND c.ended_at = r.ended_at)), 0)::bigint
    FROM sessions r
   WHERE r.root_id IS NULL
     AND r.ended_at >= p_since
     AND r.end_reason = p_reason
     AND (p_user_id IS NULL OR r.user_id = p_user_id)
$$;
COMMENT ON FUNCTION sessions_ended_since(timestamptz, text, bigint) IS
  'How many sessions, logins and their children, have ended since then with that reason, of that user or, for null, of all.';
REVOKE EXECUTE ON FUNCTION sessions_ended_since(timestamptz, text, bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION tell_audit(p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(p_reason, '') !~ '[^[:space:]]' THEN
    RAISE EXCEPTION 'a reason is missing'
      USING ERRCODE = 'invalid_parameter_value', HINT = 'Say what for, such as ''incident 7''; the audit keeps 500 characters of it.';
  END IF;
  PERFORM set_config('baton.end_reason', 'SQL', true), set_config('baton.note', p_reason, true);
END $$;
COMMENT ON FUNCTION tell_audit(text) IS 'Gives the reason of what follows in this transaction to the audit; a blank one is an error.';
REVOKE EXECUTE ON FUNCTION tell_audit(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION tell_audit_no_more() RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  -- Else the rest of a transaction would be audited with a reason that was not given for it.
  SELECT set_config('baton.end_reason', '', true), set_config('baton.note', '', true);
$$;
COMMENT ON FUNCTION tell_audit_no_more() IS 'What follows in this transaction has no reason any more.';
REVOKE EXECUTE ON FUNCTION tell_audit_no_more() FROM PUBLIC;

CREATE OR REPLACE FUNCTION end_session(id bigint, reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  ended sessions;
  children bigint;
BEGIN
  PERFORM tell_audit(reason);
  IF NOT EXISTS (SELECT FROM sessions s WHERE s.id = end_session.id) THEN
    RAISE EXCEPTION 'there is no session %', end_session.id
      USING ERRCODE = 'no_data_found', HINT = 'SELECT id, host, opened_at, ended_at FROM sessions shows which there are.';
  END IF;
  UPDATE sessions s SET ended_at = clock_timestamp(), end_reason = 'SQL'
   WHERE s.id = end_session.id AND s.ended_at IS NULL
  RETURNING s.* INTO ended;
  PERFORM tell_audit_no_more();
  IF ended.id IS NULL THEN
    RETURN 0;
  END IF;
  SELECT count(*) INTO children FROM sessions c WHERE c.root_id = ended.id AND c.ended_at = ended.ended_at;
  RETURN 1 + children;
END $$;
COMMENT ON FUNCTION end_session(bigint, text) IS
  'Ends a session, and of a login the sessions that came from it. Returns how many ended: 0 if it was over already.';
REVOKE EXECUTE ON FUNCTION end_session(bigint, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION end_user_sessions(username text, reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  who bigint;
  since timestamptz;
BEGIN
  PERFORM tell_audit(reason);
  who := user_called(end_user_sessions.username);
  PERFORM FROM users u WHERE u.id = who FOR NO KEY UPDATE;
  since := clock_timestamp();
  UPDATE users u SET login_epoch = u.login_epoch + 1 WHERE u.id = who;
  PERFORM tell_audit_no_more();
  RETURN sessions_ended_since(since, 'SQL', who);
END $$;
COMMENT ON FUNCTION end_user_sessions(text, text) IS
  'Ends all of a user''s sessions on all hosts; a login in flight opens none. Returns how many ended. The user may log in again.';
REVOKE EXECUTE ON FUNCTION end_user_sessions(text, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION suspend_user(username text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  who bigint := user_called(suspend_user.username);
  since timestamptz;
BEGIN
  PERFORM FROM users u WHERE u.id = who FOR NO KEY UPDATE;
  since := clock_timestamp();
  UPDATE users u SET status = 'SUSPENDED' WHERE u.id = who AND u.status <> 'SUSPENDED';
  RETURN sessions_ended_since(since, 'SUSPENSION', who);
END $$;
COMMENT ON FUNCTION suspend_user(text) IS
  'Ends all of a user''s sessions and lets the user log in no more. Returns how many ended. UPDATE users SET status = ''ACTIVE'' undoes it.';
REVOKE EXECUTE ON FUNCTION suspend_user(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION end_all_sessions(reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  since timestamptz;
BEGIN
  PERFORM tell_audit(reason);
  -- The lock order everywhere: sibling, user, root. All users before any root, since a login holds its user and ends
  -- the session that its browser had before, which may be another user's.
  PERFORM FROM siblings b ORDER BY b.id FOR SHARE;
  PERFORM FROM users u ORDER BY u.id FOR NO KEY UPDATE;
  since := clock_timestamp();
  UPDATE users u SET login_epoch = u.login_epoch + 1;
  UPDATE sessions s SET ended_at = clock_timestamp(), end_reason = 'SQL'
   WHERE s.ended_at IS NULL
     AND s.id IN (
       SELECT a.id FROM sessions a WHERE a.user_id IS NULL AND a.ended_at IS NULL ORDER BY a.id FOR NO KEY UPDATE);
  PERFORM tell_audit_no_more();
  RETURN sessions_ended_since(since, 'SQL', NULL);
END $$;
COMMENT ON FUNCTION end_all_sessions(text) IS
  'Ends every session of everybody, anonymous ones too; logins in flight open none. Returns how many ended. Everybody may log in again.';
REVOKE EXECUTE ON FUNCTION end_all_sessions(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION one_time_password() RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  -- 122 bits of PostgreSQL's strong random numbers, in 32 characters.
  SELECT replace(gen_random_uuid()::text, '-', '')
$$;
COMMENT ON FUNCTION one_time_password() IS 'A random password that is to be changed at the first login.';
REVOKE EXECUTE ON FUNCTION one_time_password() FROM PUBLIC;

CREATE OR REPLACE FUNCTION one_time_hash(p_password text) RETURNS text
LANGUAGE sql IMMUTABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'ONCE:' || encode(sha256(convert_to(p_password, 'UTF8')), 'hex')
$$;
COMMENT ON FUNCTION one_time_hash(text) IS
  'What users.password_hash keeps of a random one-time password, only together with must_change_password; never for a password that a person chose.';
REVOKE EXECUTE ON FUNCTION one_time_hash(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION create_administrator(username text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  password text := one_time_password();
  made bigint;
BEGIN
  IF coalesce(create_administrator.username, '') !~ '^[^[:cntrl:]]{1,200}$' OR create_administrator.username !~ '[^[:space:]]' THEN
    RAISE EXCEPTION 'a username has 1 to 200 characters, none a control character, and not only spaces'
      USING ERRCODE = 'invalid_parameter_value', HINT = 'SELECT create_administrator(''root'')';
  END IF;
  INSERT INTO users (username, display_name, password_hash, must_change_password)
  VALUES (create_administrator.username, create_administrator.username, one_time_hash(password), true)
  ON CONFLICT DO NOTHING
  RETURNING id INTO made;
  IF made IS NULL THEN
    RAISE EXCEPTION 'there is a user "%" already', create_administrator.username
      USING ERRCODE = 'unique_violation',
            HINT = 'reset_password gives a user another password; as baton_owner, INSERT INTO user_groups SELECT id, ''admin'' FROM users WHERE ... makes one an administrator.';
  END IF;
  INSERT INTO user_groups (user_id, group_name) VALUES (made, 'user'), (made, 'admin');
  RETURN password;
END $$;
COMMENT ON FUNCTION create_administrator(text) IS
  'Makes a user in the groups user and admin. Returns a password for one login, which is nowhere else; it must be changed then.';
REVOKE EXECUTE ON FUNCTION create_administrator(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION reset_password(username text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  password text := one_time_password();
BEGIN
  UPDATE users u SET password_hash = one_time_hash(password), must_change_password = true
   WHERE lower(u.username) = lower(reset_password.username) AND u.issuer IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no user "%" with a password here', reset_password.username
      USING ERRCODE = 'no_data_found', HINT = 'SELECT id, username, issuer FROM users shows who there is; issuer says who else vouches for a user.';
  END IF;
  RETURN password;
END $$;
COMMENT ON FUNCTION reset_password(text) IS
  'Ends all of a user''s sessions. Returns a password for one login, which is nowhere else; it must be changed then. A suspended user stays suspended.';
REVOKE EXECUTE ON FUNCTION reset_password(text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION try_notice_again(id bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
  UPDATE logout_notices n
     SET state = 'OWED', closed_at = NULL, next_try_at = clock_timestamp()
   WHERE n.id = try_notice_again.id AND n.state <> 'DONE' AND n.owed_until > clock_timestamp();
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION try_notice_again(bigint) IS
  'Has a logout notice sent at once. Returns false if there is none, if it is done, or if its session would have expired by now.';
REVOKE EXECUTE ON FUNCTION try_notice_again(bigint) FROM PUBLIC;
