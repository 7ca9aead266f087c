-- What a sibling may do with a handoff: exchange it once, or report that it came without its binding.
-- Both take the sibling from session_user, so that a sibling can only ever speak for itself.

CREATE OR REPLACE FUNCTION exchange_by_sibling(
  p_sibling_id text, p_jti_hash bytea, p_challenge bytea, p_root_id bigint, p_user_id bigint,
  p_secret_hash bytea, p_lease interval, p_replaced_id bigint, p_idle_timeout interval, p_ip inet, p_user_agent text)
RETURNS TABLE (outcome text, session_id bigint, trace uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  sibling siblings;
  handoff handoffs;
  person users;
  root sessions;
  child sessions;
  refusal text;
BEGIN
  -- FOR SHARE, so that disabling the sibling either is seen here, or waits and then finds the child.
  SELECT * INTO sibling FROM siblings b WHERE b.id = p_sibling_id FOR SHARE;
  -- By the key alone: with the sibling beside it, PostgreSQL may read all of the sibling's.
  SELECT * INTO handoff FROM handoffs h WHERE h.purpose = 'handoff' AND h.jti_hash = p_jti_hash;
  IF NOT FOUND OR handoff.sibling_id IS DISTINCT FROM sibling.id THEN
    INSERT INTO session_events (type, sibling_id, ip, detail)
    VALUES ('HANDOFF_REFUSED', sibling.id, p_ip, '{"reason": "UNKNOWN"}');
    RETURN QUERY SELECT 'UNKNOWN', NULL::bigint, NULL::uuid;
    RETURN;
  END IF;

  -- The lock order everywhere: sibling, user, root, and only under these a child or a handoff. FOR SHARE, so that a
  -- logout or a suspension either is seen here or waits and then finds the child.
  SELECT u.* INTO person FROM users u JOIN sessions s ON s.user_id = u.id WHERE s.id = handoff.root_id FOR SHARE OF u;
  SELECT * INTO root FROM sessions s WHERE s.id = handoff.root_id FOR SHARE;
  refusal := CASE
    WHEN p_challenge IS NULL THEN 'UNBOUND'
    WHEN handoff.challenge <> p_challenge THEN 'WRONG_VERIFIER'
    WHEN root.id <> p_root_id OR person.id <> p_user_id THEN 'WRONG_LOGIN'
    WHEN NOT sibling.enabled THEN 'SIBLING_DISABLED'
    WHEN coalesce(handoff.key_generation, 1) < sibling.key_revoked_below THEN 'KEY_REVOKED'
    WHEN sibling.required_group IS NOT NULL AND NOT EXISTS (
      SELECT FROM user_groups g WHERE g.user_id = person.id AND g.group_name = sibling.required_group) THEN 'NOT_IN_GROUP'
    WHEN person.status <> 'ACTIVE' THEN 'SUSPENDED'
    WHEN root.login_epoch <> person.login_epoch OR NOT session_root_is_live(root) THEN 'ROOT_ENDED'
  END;

  -- Whoever closes the row has won. An authentic attempt burns the token, a refused one too.
  UPDATE handoffs h
     SET state = CASE WHEN refusal IS NULL THEN 'EXCHANGED' ELSE 'REJECTED' END,
         closed_at = clock_timestamp(), closed_ip = p_ip, reason = refusal
   WHERE h.purpose = 'handoff' AND h.jti_hash = p_jti_hash
     AND h.state = 'ISSUED' AND h.expires_at > clock_timestamp();
  IF FOUND AND refusal IS NULL THEN
    IF p_replaced_id IS NOT NULL THEN
      UPDATE sessions s SET ended_at = clock_timestamp(), end_reason = 'REPLACED'
       WHERE s.id = p_replaced_id AND s.host = sibling.id AND s.user_id = person.id AND s.root_id IS NOT NULL
         AND s.ended_at IS NULL;
    END IF;
    INSERT INTO sessions (secret_hash, user_id, host, root_id, opened_at, last_seen_at, authenticated_at, auth_methods,
      idle_timeout, expires_at, lease_until, login_epoch, opened_ip, user_agent)
    VALUES (p_secret_hash, person.id, sibling.id, root.id, now(), now(), root.authenticated_at, root.auth_methods,
      p_idle_timeout, least(root.expires_at, now() + sibling.session_lifetime), now() + p_lease, root.login_epoch, p_ip, p_user_agent)
    RETURNING * INTO child;
    UPDATE handoffs h SET child_id = child.id WHERE h.purpose = 'handoff' AND h.jti_hash = p_jti_hash;
    INSERT INTO session_events (type, user_id, session_id, root_id, sibling_id, trace, ip)
    VALUES ('HANDOFF_EXCHANGED', person.id, child.id, root.id, sibling.id, handoff.trace, p_ip);
    RETURN QUERY SELECT 'EXCHANGED', child.id, handoff.trace;
    RETURN;
  END IF;

  IF NOT FOUND THEN
    SELECT * INTO handoff FROM handoffs h WHERE h.purpose = 'handoff' AND h.jti_hash = p_jti_hash;
    refusal := CASE
      WHEN handoff.state = 'ISSUED' THEN 'EXPIRED'
      WHEN handoff.state <> 'EXCHANGED' OR handoff.challenge IS DISTINCT FROM p_challenge THEN 'USED'
      -- The rightful browser shows it again. Its session was never seen: the answer was lost, nothing was taken.
      WHEN EXISTS (SELECT FROM sessions s WHERE s.id = handoff.child_id AND s.last_seen_at = s.opened_at) THEN 'DUPLICATE'
      -- Its session is in use: one of the two is not the user (RFC 6749, section 4.1.2).
      ELSE 'REUSE'
    END;
    IF refusal = 'EXPIRED' THEN
      UPDATE handoffs h
         SET state = 'REJECTED', closed_at = clock_timestamp(), closed_ip = p_ip, reason = refusal
       WHERE h.purpose = 'handoff' AND h.jti_hash = p_jti_hash AND h.state = 'ISSUED';
    END IF;
    IF refusal IN ('DUPLICATE', 'REUSE') THEN
      -- The handoff before the child, since the losers have queued for its row above: the other way round they deadlock.
      UPDATE handoffs h SET reuse_count = h.reuse_count + 1 WHERE h.purpose = 'handoff' AND h.jti_hash = p_jti_hash;
      UPDATE sessions s
         SET ended_at = clock_timestamp(), end_reason = CASE refusal WHEN 'DUPLICATE' THEN 'REPLACED' ELSE 'REUSE' END
       WHERE s.id = handoff.child_id AND s.ended_at IS NULL;
    END IF;
  END IF;
  INSERT INTO session_events (type, user_id, root_id, sibling_id, trace, ip, detail)
  VALUES ('HANDOFF_REFUSED', person.id, root.id, sibling.id, handoff.trace, p_ip, jsonb_build_object('reason', refusal));
  RETURN QUERY SELECT refusal, NULL::bigint, handoff.trace;
END $$;
COMMENT ON FUNCTION exchange_by_sibling(
  text, bytea, bytea, bigint, bigint, bytea, interval, bigint, interval, inet, text) IS
  'Exchanges a handoff for a session of that sibling: exactly one winner, every authentic attempt burns the token. Nobody''s to call but by the two functions below.';
REVOKE EXECUTE ON FUNCTION exchange_by_sibling(
  text, bytea, bytea, bigint, bigint, bytea, interval, bigint, interval, inet, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION exchange_handoff(
  p_jti_hash bytea, p_challenge bytea, p_root_id bigint, p_user_id bigint,
  p_secret_hash bytea, p_replaced_id bigint, p_idle_timeout interval, p_ip inet, p_user_agent text)
RETURNS TABLE (outcome text, session_id bigint, trace uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  caller text := (SELECT b.id FROM siblings b WHERE b.database_role = session_user);
BEGIN
  IF caller IS NULL THEN
    RAISE EXCEPTION 'role % is no sibling''s database_role', session_user USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT * FROM exchange_by_sibling(
    caller, p_jti_hash, p_challenge, p_root_id, p_user_id, p_secret_hash, NULL, p_replaced_id, p_idle_timeout, p_ip,
    p_user_agent);
END $$;
COMMENT ON FUNCTION exchange_handoff(bytea, bytea, bigint, bigint, bytea, bigint, interval, inet, text) IS
  'Exchanges a handoff for a session of the calling sibling: exactly one winner, every authentic attempt burns the token.';
REVOKE EXECUTE ON FUNCTION exchange_handoff(bytea, bytea, bigint, bigint, bytea, bigint, interval, inet, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION exchange_handoff_for(
  p_sibling_id text, p_jti_hash bytea, p_challenge bytea, p_root_id bigint, p_user_id bigint, p_lease interval,
  p_replaced_id bigint, p_idle_timeout interval, p_ip inet, p_user_agent text)
RETURNS TABLE (outcome text, session_id bigint, trace uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.*
    FROM siblings b
   CROSS JOIN LATERAL exchange_by_sibling(
           b.id, p_jti_hash, p_challenge, p_root_id, p_user_id, NULL, p_lease, p_replaced_id, p_idle_timeout, p_ip,
           p_user_agent) e
   WHERE b.id = p_sibling_id
     AND b.exchange = 'ENDPOINT'
$$;
COMMENT ON FUNCTION exchange_handoff_for(text, bytea, bytea, bigint, bigint, interval, bigint, interval, inet, text) IS
  'What home calls for a sibling with a database of its own that has proved who it is: as exchange_handoff, but the row is home''s record, without a secret and with a lease.';
REVOKE EXECUTE ON FUNCTION exchange_handoff_for(text, bytea, bytea, bigint, bigint, interval, bigint, interval, inet, text) FROM PUBLIC;

CREATE OR REPLACE FUNCTION reject_handoff(p_jti_hash bytea, p_reason text, p_ip inet) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  rejected handoffs;
BEGIN
  UPDATE handoffs
     SET state = 'REJECTED', closed_at = clock_timestamp(), closed_ip = p_ip,
         reason = CASE WHEN expires_at > clock_timestamp() THEN p_reason ELSE 'EXPIRED' END
   WHERE purpose = 'handoff' AND jti_hash = p_jti_hash AND state = 'ISSUED'
     AND sibling_id = (SELECT b.id FROM siblings b WHERE b.database_role = session_user)
  RETURNING * INTO rejected;
  IF FOUND THEN
    INSERT INTO session_events (type, root_id, sibling_id, trace, ip, detail)
    VALUES ('HANDOFF_REFUSED', rejected.root_id, rejected.sibling_id, rejected.trace, p_ip,
      jsonb_build_object('reason', rejected.reason));
  END IF;
  RETURN rejected.trace;
END $$;
COMMENT ON FUNCTION reject_handoff(bytea, text, inet) IS
  'Burns an open handoff of the calling sibling that was shown without its binding or over another user''s session; ends no session.';
REVOKE EXECUTE ON FUNCTION reject_handoff(bytea, text, inet) FROM PUBLIC;

CREATE OR REPLACE FUNCTION handoffs_issued() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  surplus bytea;
BEGIN
  -- Exact, since who issues holds the root's lock, and this statement sees what others have committed before. One by one,
  -- and not by purpose here: else PostgreSQL, while it knows little of the table, reads all of its key to find none.
  FOR surplus IN
    SELECT h.jti_hash FROM handoffs h
     WHERE h.root_id = NEW.root_id AND h.state = 'ISSUED'
       AND h.expires_at > clock_timestamp() AND h.jti_hash <> NEW.jti_hash
     ORDER BY h.issued_at DESC
    OFFSET 4
  LOOP
    UPDATE handoffs SET state = 'VOIDED', closed_at = clock_timestamp(), reason = 'TOO_MANY'
     WHERE purpose = 'handoff' AND jti_hash = surplus AND state = 'ISSUED';
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION handoffs_issued() IS 'A login has at most five open handoffs; one more voids the oldest.';

CREATE OR REPLACE TRIGGER handoffs_issued AFTER INSERT ON handoffs
  FOR EACH ROW WHEN (NEW.state = 'ISSUED') EXECUTE FUNCTION handoffs_issued();

CREATE OR REPLACE FUNCTION siblings_disabled() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  roots bigint[];
BEGIN
  -- The lock order everywhere: the sibling (whose row is locked by now, so that no child or handoff is added), users, roots,
  -- each in the order of their ids, and only then what hangs on them. Else this and the ends of two logins deadlock.
  SELECT array_agg(DISTINCT here.root_id) INTO roots
    FROM (SELECT s.root_id FROM sessions s WHERE s.host = NEW.id AND s.root_id IS NOT NULL AND s.ended_at IS NULL
          UNION ALL
          SELECT h.root_id FROM handoffs h WHERE h.sibling_id = NEW.id AND h.state = 'ISSUED') here;
  PERFORM FROM users u
    WHERE u.id IN (SELECT r.user_id FROM sessions r WHERE r.id = ANY (roots))
    ORDER BY u.id FOR SHARE;
  PERFORM FROM sessions r WHERE r.id = ANY (roots) ORDER BY r.id FOR NO KEY UPDATE;
  UPDATE sessions SET ended_at = clock_timestamp(), end_reason = 'ADMIN'
   WHERE host = NEW.id AND root_id IS NOT NULL AND ended_at IS NULL;
  UPDATE handoffs SET state = 'VOIDED', closed_at = clock_timestamp(), reason = 'SIBLING_DISABLED'
   WHERE sibling_id = NEW.id AND state = 'ISSUED';
  RETURN NULL;
END $$;
COMMENT ON FUNCTION siblings_disabled() IS 'A disabled sibling''s sessions end, its open handoffs are void.';

CREATE OR REPLACE TRIGGER siblings_disabled AFTER UPDATE ON siblings
  FOR EACH ROW WHEN (OLD.enabled AND NOT NEW.enabled) EXECUTE FUNCTION siblings_disabled();
