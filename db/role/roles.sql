-- Baton's roles and what each may do. Run it as a superuser in Baton's database, once before the first migration,
-- again after it, and after every upgrade: it makes what is missing, and grants anew. Nothing in it is a password; give
-- each login role its own (ALTER ROLE baton_app LOGIN PASSWORD '...').

DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['baton_owner', 'baton_app', 'baton_reader', 'baton_admin', 'baton_sibling'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    END IF;
  END LOOP;
END $$;

COMMENT ON ROLE baton_owner IS 'Owns Baton''s tables and migrates them; home connects as it to migrate, and for nothing else.';
COMMENT ON ROLE baton_app IS 'Home: what the application needs, and no more.';
COMMENT ON ROLE baton_reader IS 'Reports: everything but password hashes, secret hashes and attributes.';
COMMENT ON ROLE baton_admin IS 'A DBA on duty: reads what baton_reader reads, and ends sessions, suspends users and gives passwords by functions.';
COMMENT ON ROLE baton_sibling IS 'What all siblings have in common; each connects as a role of its own that is a member.';

-- PostgreSQL takes a page that is not next to the last one for four times as dear, as on a turning disk. While users is
-- small it would then read all of it at each request instead of the one row; its pages are in memory anyway.
DO $$
BEGIN
  EXECUTE format('ALTER ROLE baton_app IN DATABASE %I SET random_page_cost = 1.1', current_database());
END $$;

-- Before the first migration there is nothing to grant yet.
DO $$
BEGIN
  IF to_regclass('public.handoffs') IS NULL THEN
    RETURN;
  END IF;

  -- PostgreSQL 14 lets everybody make things in public, where the functions that run as the owner look names up.
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  GRANT CREATE ON SCHEMA public TO baton_owner;

  REVOKE ALL ON ALL TABLES IN SCHEMA public FROM baton_app, baton_reader, baton_admin, baton_sibling;

  GRANT SELECT ON users, user_groups, sessions, siblings, handoffs, session_events TO baton_app;
  GRANT INSERT ON users, user_groups, sessions, handoffs, session_events TO baton_app;
  GRANT DELETE ON user_groups, sessions, handoffs TO baton_app;
  GRANT UPDATE (username, display_name, email, password_hash, password_rehashed_at, must_change_password, status,
    login_epoch) ON users TO baton_app;
  GRANT UPDATE (secret_hash, authenticated_at, auth_methods, last_seen_at, lease_until, attributes, ended_at,
    end_reason) ON sessions TO baton_app;
  GRANT UPDATE (enabled, key_generation) ON siblings TO baton_app;
  GRANT UPDATE (state, closed_at, reason, child_id, reuse_count, closed_ip) ON handoffs TO baton_app;
  GRANT SELECT, INSERT, DELETE, UPDATE (failures, last_at, blocked_until) ON login_attempts TO baton_app;
  GRANT SELECT, DELETE, UPDATE (state, tries, next_try_at, last_answer, closed_at) ON logout_notices TO baton_app;
  GRANT SELECT, INSERT, DELETE ON used_tokens, ended_home_sessions TO baton_app;
  GRANT EXECUTE ON FUNCTION exchange_handoff_for(text, bytea, bytea, bigint, bigint, interval, bigint, interval, inet, text)
    TO baton_app;
  GRANT SELECT, INSERT, DELETE ON tickets TO baton_app;
  GRANT EXECUTE ON FUNCTION use_ticket_for(text, bytea, bigint, bigint, text, text, boolean, inet) TO baton_app;
  GRANT EXECUTE ON FUNCTION session_events_ensure_partitions() TO baton_app;
  GRANT EXECUTE ON FUNCTION attributes_on(text, bigint),
    change_attributes_on(text, bigint, jsonb, text[], jsonb, interval, integer) TO baton_app;
  GRANT EXECUTE ON FUNCTION session_events_drop_partitions(interval) TO baton_app;

  GRANT SELECT (id, username, display_name, email, must_change_password, status, login_epoch, issuer, subject,
    created_at) ON users TO baton_reader;
  GRANT SELECT ON user_groups, siblings, session_events, logout_notices, ended_home_sessions TO baton_reader;
  GRANT SELECT (id, user_id, host, root_id, channel, opened_at, authenticated_at, auth_methods, last_seen_at,
    idle_timeout, expires_at, kept, label, login_epoch, opened_ip, user_agent, home_root_id, home_session_id, lease_until,
    lease_grace, ended_at, end_reason) ON sessions TO baton_reader;
  GRANT SELECT (purpose, sibling_id, root_id, trace, issued_at, expires_at, state, closed_at, reason, child_id,
    reuse_count, issued_ip, closed_ip, key_generation) ON handoffs TO baton_reader;
  GRANT SELECT (sibling_id, root_id, user_id, method, resource, may_resume, key_generation, trace, issued_at, expires_at,
    issued_ip, state, closed_at, closed_ip, reason, resumed_count) ON tickets TO baton_reader;
  GRANT SELECT ON active_sessions TO baton_app, baton_reader;
  GRANT SELECT ON sessions_per_user, recent_logins, refused_handoffs, handoff_trace, attribute_sizes TO baton_reader;

  GRANT baton_reader TO baton_admin;
  GRANT EXECUTE ON FUNCTION end_session(bigint, text), end_user_sessions(text, text), end_all_sessions(text),
    suspend_user(text), create_administrator(text), reset_password(text), try_notice_again(bigint) TO baton_admin;

  GRANT SELECT (id, username, display_name, email, must_change_password, status, login_epoch, issuer, subject)
    ON users TO baton_sibling;
  GRANT SELECT ON user_groups TO baton_sibling;
  GRANT SELECT (id, origin, enabled, required_group, database_role) ON siblings TO baton_sibling;
  GRANT SELECT (id, secret_hash, user_id, host, root_id, channel, opened_at, authenticated_at, auth_methods, last_seen_at,
    idle_timeout, expires_at, kept, label, login_epoch, ended_at, end_reason) ON sessions TO baton_sibling;
  GRANT UPDATE (last_seen_at, ended_at, end_reason) ON sessions TO baton_sibling;
  GRANT SELECT (sibling_id, root_id, trace, issued_at, child_id) ON handoffs TO baton_sibling;
  GRANT EXECUTE ON FUNCTION exchange_handoff(bytea, bytea, bigint, bigint, bytea, bigint, interval, inet, text)
    TO baton_sibling;
  GRANT EXECUTE ON FUNCTION reject_handoff(bytea, text, inet) TO baton_sibling;
  GRANT EXECUTE ON FUNCTION use_ticket(bytea, bigint, bigint, text, text, boolean, inet) TO baton_sibling;
  GRANT EXECUTE ON FUNCTION attributes_here(bigint),
    change_attributes_here(bigint, jsonb, text[], jsonb, interval, integer), change_secret_here(bytea, bytea)
    TO baton_sibling;

  -- A sibling writes only rows of its own host, however it asks: else a hacked one ends or revives other hosts' sessions.
  ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
  DROP POLICY IF EXISTS sessions_app ON sessions;
  CREATE POLICY sessions_app ON sessions TO baton_app USING (true) WITH CHECK (true);
  DROP POLICY IF EXISTS sessions_reader ON sessions;
  CREATE POLICY sessions_reader ON sessions FOR SELECT TO baton_reader USING (true);
  DROP POLICY IF EXISTS sessions_sibling_read ON sessions;
  CREATE POLICY sessions_sibling_read ON sessions FOR SELECT TO baton_sibling USING (true);
  DROP POLICY IF EXISTS sessions_sibling_update ON sessions;
  CREATE POLICY sessions_sibling_update ON sessions FOR UPDATE TO baton_sibling
    USING (host = (SELECT id FROM siblings WHERE database_role = session_user));
END $$;

-- The schema's history, which every host compares at its start with what it needs.
DO $$
BEGIN
  IF to_regclass('public.flyway_schema_history') IS NOT NULL THEN
    GRANT SELECT ON flyway_schema_history TO baton_app, baton_sibling, baton_reader;
  END IF;
END $$;
