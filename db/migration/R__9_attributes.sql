-- What a request does with the attributes of its session. Each is one statement of the program; a sibling's role, which may
-- neither read nor write the column, calls those without p_host, and they know by session_user which host is its.

CREATE OR REPLACE FUNCTION attributes_on(p_host text, p_id bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.attributes
    FROM sessions s
   WHERE s.id = p_id
     AND s.host = p_host
     AND s.ended_at IS NULL
     AND s.expires_at > now()
$$;
COMMENT ON FUNCTION attributes_on(text, bigint) IS
  'The attributes of a session of that host; null if it has ended.';
REVOKE EXECUTE ON FUNCTION attributes_on(text, bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION change_attributes_on(
  p_host text, p_id bigint, p_expected jsonb, p_removed text[], p_changed jsonb, p_idle_timeout interval, p_max_bytes integer)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  held jsonb;
BEGIN
  -- One statement, where nothing is compared and all goes well. An UPDATE that has waited for another one is made on what that
  -- left, so two requests that change different keys both win, and an end either is seen here or waits.
  IF p_expected = '{}' THEN
    UPDATE sessions s
       SET attributes = (s.attributes - p_removed) || p_changed, idle_timeout = coalesce(p_idle_timeout, s.idle_timeout)
     WHERE s.id = p_id AND s.host = p_host AND s.ended_at IS NULL AND s.expires_at > now()
       AND (p_changed = '{}' OR pg_column_size((s.attributes - p_removed) || p_changed) <= p_max_bytes);
    IF FOUND THEN
      RETURN 'SAVED';
    END IF;
  END IF;
  -- Else locked first, to tell why not.
  SELECT s.attributes INTO held
    FROM sessions s
   WHERE s.id = p_id AND s.host = p_host AND s.ended_at IS NULL AND s.expires_at > now()
     FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RETURN 'ENDED';
  END IF;
  IF EXISTS (SELECT FROM jsonb_each(p_expected) e WHERE coalesce(held -> e.key, 'null') <> e.value) THEN
    RETURN 'DIFFERENT';
  END IF;
  held := (held - p_removed) || p_changed;
  -- As the column's CHECK measures it. What only removes may stay above a limit that has been lowered.
  IF pg_column_size(held) > p_max_bytes AND p_changed <> '{}' THEN
    RETURN 'FULL';
  END IF;
  UPDATE sessions s
     SET attributes = held, idle_timeout = coalesce(p_idle_timeout, s.idle_timeout)
   WHERE s.id = p_id;
  RETURN 'SAVED';
END $$;
COMMENT ON FUNCTION change_attributes_on(text, bigint, jsonb, text[], jsonb, interval, integer) IS
  'Merges changes of attributes into a session of that host, if it is live, if those in p_expected are as said there (null: absent), and if all are at most p_max_bytes: SAVED, ENDED, DIFFERENT or FULL.';
REVOKE EXECUTE ON FUNCTION change_attributes_on(text, bigint, jsonb, text[], jsonb, interval, integer) FROM PUBLIC;

CREATE OR REPLACE FUNCTION attributes_here(p_id bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT attributes_on((SELECT b.id FROM siblings b WHERE b.database_role = session_user), p_id)
$$;
COMMENT ON FUNCTION attributes_here(bigint) IS
  'The attributes of a session of the calling sibling; null if it has ended, or is another host''s.';
REVOKE EXECUTE ON FUNCTION attributes_here(bigint) FROM PUBLIC;

CREATE OR REPLACE FUNCTION change_attributes_here(
  p_id bigint, p_expected jsonb, p_removed text[], p_changed jsonb, p_idle_timeout interval, p_max_bytes integer)
RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT change_attributes_on(
    (SELECT b.id FROM siblings b WHERE b.database_role = session_user),
    p_id, p_expected, p_removed, p_changed, p_idle_timeout, least(p_max_bytes, 65536))
$$;
COMMENT ON FUNCTION change_attributes_here(bigint, jsonb, text[], jsonb, interval, integer) IS
  'As change_attributes_on, for a session of the calling sibling; another host''s counts as ended.';
REVOKE EXECUTE ON FUNCTION change_attributes_here(bigint, jsonb, text[], jsonb, interval, integer) FROM PUBLIC;

CREATE OR REPLACE FUNCTION change_secret_here(p_secret_hash bytea, p_fresh_hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE sessions s
     SET secret_hash = p_fresh_hash
   WHERE s.secret_hash = p_secret_hash
     AND s.host = (SELECT b.id FROM siblings b WHERE b.database_role = session_user)
     AND s.channel = 'COOKIE'
     AND s.ended_at IS NULL
     AND s.expires_at > now();
  RETURN FOUND;
END $$;
COMMENT ON FUNCTION change_secret_here(bytea, bytea) IS
  'Gives a live session of the calling sibling another secret; of several at once one wins.';
REVOKE EXECUTE ON FUNCTION change_secret_here(bytea, bytea) FROM PUBLIC;
