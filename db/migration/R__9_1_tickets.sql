-- What a sibling may do with a download ticket: use it once. It takes the sibling from session_user, so that a sibling can
-- only ever speak for itself.

CREATE OR REPLACE FUNCTION use_ticket_by_sibling(
  p_sibling_id text, p_jti_hash bytea, p_root_id bigint, p_user_id bigint, p_method text, p_resource text, p_later boolean,
  p_ip inet)
RETURNS TABLE (outcome text, trace uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  sibling siblings;
  ticket tickets;
  person users;
  root sessions;
  refusal text;
  resumed boolean := false;
BEGIN
  -- FOR SHARE, so that disabling the sibling either is seen here, or waits.
  SELECT * INTO sibling FROM siblings b WHERE b.id = p_sibling_id FOR SHARE;
  SELECT * INTO ticket FROM tickets t WHERE t.jti_hash = p_jti_hash;
  IF NOT FOUND OR ticket.sibling_id IS DISTINCT FROM sibling.id THEN
    INSERT INTO session_events (type, sibling_id, ip, detail)
    VALUES ('TICKET_REFUSED', sibling.id, p_ip, '{"reason": "UNKNOWN"}');
    RETURN QUERY SELECT 'UNKNOWN', NULL::uuid;
    RETURN;
  END IF;

  -- The lock order everywhere: sibling, user, root, and only under these a ticket.
  SELECT * INTO person FROM users u WHERE u.id = ticket.user_id FOR SHARE;
  SELECT * INTO root FROM sessions s WHERE s.id = ticket.root_id FOR SHARE;
  refusal := CASE
    WHEN (ticket.root_id, ticket.user_id) IS DISTINCT FROM (p_root_id, p_user_id) THEN 'WRONG_LOGIN'
    WHEN ticket.resource IS DISTINCT FROM p_resource THEN 'WRONG_RESOURCE'
    WHEN ticket.method IS DISTINCT FROM p_method THEN 'WRONG_METHOD'
    WHEN p_later AND NOT ticket.may_resume THEN 'NOT_FROM_THE_START'
    WHEN NOT sibling.enabled THEN 'SIBLING_DISABLED'
    WHEN ticket.key_generation < sibling.key_revoked_below THEN 'KEY_REVOKED'
    WHEN sibling.required_group IS NOT NULL AND NOT EXISTS (
      SELECT FROM user_groups g WHERE g.user_id = person.id AND g.group_name = sibling.required_group) THEN 'NOT_IN_GROUP'
    WHEN person.status IS DISTINCT FROM 'ACTIVE' THEN 'SUSPENDED'
    -- A login that the sweep has deleted is over, too.
    WHEN root.id IS NULL OR root.login_epoch <> person.login_epoch OR NOT session_root_is_live(root) THEN 'ROOT_ENDED'
  END;

  -- Whoever closes the row has won. An authentic attempt burns the ticket, a refused one too.
  UPDATE tickets t
     SET state = CASE WHEN refusal IS NULL THEN 'USED' ELSE 'REJECTED' END,
         closed_at = clock_timestamp(), closed_ip = p_ip, reason = refusal
   WHERE t.jti_hash = p_jti_hash AND t.state = 'ISSUED' AND t.expires_at > clock_timestamp();
  IF NOT FOUND AND refusal IS NULL THEN
    UPDATE tickets t
       SET resumed_count = t.resumed_count + 1
     WHERE t.jti_hash = p_jti_hash AND t.state = 'USED' AND p_later AND t.expires_at > clock_timestamp();
    resumed := FOUND;
    IF NOT resumed THEN
      UPDATE tickets t
         SET state = 'REJECTED', closed_at = clock_timestamp(), closed_ip = p_ip, reason = 'EXPIRED'
       WHERE t.jti_hash = p_jti_hash AND t.state = 'ISSUED';
      refusal := CASE WHEN FOUND THEN 'EXPIRED' ELSE 'USED' END;
    END IF;
  END IF;
  INSERT INTO session_events (type, user_id, root_id, sibling_id, trace, ip, detail)
  VALUES (CASE WHEN refusal IS NULL THEN 'TICKET_USED' ELSE 'TICKET_REFUSED' END,
    ticket.user_id, ticket.root_id, ticket.sibling_id, ticket.trace, p_ip,
    jsonb_strip_nulls(jsonb_build_object('reason', refusal, 'resumed', nullif(resumed, false))));
  RETURN QUERY SELECT coalesce(refusal, 'USED_NOW'), ticket.trace;
END $$;
COMMENT ON FUNCTION use_ticket_by_sibling(text, bytea, bigint, bigint, text, text, boolean, inet) IS
  'Uses a download ticket of that sibling: exactly one winner, every authentic attempt burns it. Nobody''s to call but by the two functions below.';
REVOKE EXECUTE ON FUNCTION use_ticket_by_sibling(text, bytea, bigint, bigint, text, text, boolean, inet) FROM PUBLIC;

CREATE OR REPLACE FUNCTION use_ticket(
  p_jti_hash bytea, p_root_id bigint, p_user_id bigint, p_method text, p_resource text, p_later boolean, p_ip inet)
RETURNS TABLE (outcome text, trace uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  caller text := (SELECT b.id FROM siblings b WHERE b.database_role = session_user);
BEGIN
  IF caller IS NULL THEN
    RAISE EXCEPTION 'role % is no sibling''s database_role', session_user USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY SELECT * FROM use_ticket_by_sibling(
    caller, p_jti_hash, p_root_id, p_user_id, p_method, p_resource, p_later, p_ip);
END $$;
COMMENT ON FUNCTION use_ticket(bytea, bigint, bigint, text, text, boolean, inet) IS
  'Uses a download ticket of the calling sibling: exactly one winner, every authentic attempt burns it. p_later: for a part that does not begin at the first byte.';
REVOKE EXECUTE ON FUNCTION use_ticket(bytea, bigint, bigint, text, text, boolean, inet) FROM PUBLIC;

CREATE OR REPLACE FUNCTION use_ticket_for(
  p_sibling_id text, p_jti_hash bytea, p_root_id bigint, p_user_id bigint, p_method text, p_resource text, p_later boolean,
  p_ip inet)
RETURNS TABLE (outcome text, trace uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT u.*
    FROM siblings b
   CROSS JOIN LATERAL use_ticket_by_sibling(
           b.id, p_jti_hash, p_root_id, p_user_id, p_method, p_resource, p_later, p_ip) u
   WHERE b.id = p_sibling_id
     AND b.exchange = 'ENDPOINT'
$$;
COMMENT ON FUNCTION use_ticket_for(text, bytea, bigint, bigint, text, text, boolean, inet) IS
  'What home calls for a sibling with a database of its own that has proved who it is: as use_ticket.';
REVOKE EXECUTE ON FUNCTION use_ticket_for(text, bytea, bigint, bigint, text, text, boolean, inet) FROM PUBLIC;

CREATE OR REPLACE FUNCTION tickets_issued() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Exact, since who issues holds the root's lock, and this statement sees what others have committed before.
  UPDATE tickets SET state = 'VOIDED', closed_at = clock_timestamp(), reason = 'TOO_MANY'
   WHERE state = 'ISSUED' AND jti_hash IN (
     SELECT t.jti_hash FROM tickets t
      WHERE t.root_id = NEW.root_id AND t.state = 'ISSUED'
        AND t.expires_at > clock_timestamp() AND t.jti_hash <> NEW.jti_hash
      ORDER BY t.issued_at DESC
     OFFSET 19);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION tickets_issued() IS 'A login has at most twenty open tickets; one more voids the oldest.';

CREATE OR REPLACE TRIGGER tickets_issued AFTER INSERT ON tickets
  FOR EACH ROW WHEN (NEW.state = 'ISSUED') EXECUTE FUNCTION tickets_issued();

CREATE OR REPLACE FUNCTION siblings_tickets_void() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  -- Nobody else waits for these rows: whoever issues or uses one waits for the sibling's row first, and the sweep deletes
  -- only what is long over.
  UPDATE tickets SET state = 'VOIDED', closed_at = clock_timestamp(), reason = 'SIBLING_DISABLED'
   WHERE sibling_id = NEW.id AND state = 'ISSUED' AND expires_at > clock_timestamp();
  RETURN NULL;
END $$;
COMMENT ON FUNCTION siblings_tickets_void() IS 'A disabled sibling''s open tickets are void.';

CREATE OR REPLACE TRIGGER siblings_tickets_void AFTER UPDATE ON siblings
  FOR EACH ROW WHEN (OLD.enabled AND NOT NEW.enabled) EXECUTE FUNCTION siblings_tickets_void();
