SET LOCAL lock_timeout = '3s';

CREATE TABLE logout_notices (
  id           bigint GENERATED ALWAYS AS IDENTITY,
  sibling_id   text NOT NULL,
  root_id      bigint NOT NULL,
  session_id   bigint NOT NULL,
  state        text NOT NULL DEFAULT 'OWED',
  owed_since   timestamptz NOT NULL DEFAULT clock_timestamp(),
  owed_until   timestamptz NOT NULL,
  tries        integer NOT NULL DEFAULT 0,
  next_try_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_answer  text,
  closed_at    timestamptz,
  CONSTRAINT logout_notices_pkey PRIMARY KEY (id),
  CONSTRAINT logout_notices_sibling_fkey FOREIGN KEY (sibling_id) REFERENCES siblings (id),
  CONSTRAINT logout_notices_state_check CHECK (state IN ('OWED', 'DONE', 'DEAD')),
  CONSTRAINT logout_notices_closed_check CHECK ((state = 'OWED') = (closed_at IS NULL)),
  CONSTRAINT logout_notices_tries_check CHECK (tries >= 0),
  CONSTRAINT logout_notices_answer_check CHECK (length(last_answer) <= 200)
);

-- Serves the delivery: what is to be tried now.
CREATE INDEX logout_notices_owed_idx ON logout_notices (next_try_at) WHERE state = 'OWED';

-- Serves "what is owed to this sibling" and the foreign key.
CREATE INDEX logout_notices_sibling_idx ON logout_notices (sibling_id, owed_since);

-- Serves the deletion of those that are closed.
CREATE INDEX logout_notices_closed_idx ON logout_notices (closed_at) WHERE closed_at IS NOT NULL;

COMMENT ON TABLE logout_notices IS 'What home owes to siblings with a database of their own: the notice that a session there is over. Written with the end itself, delivered at once, tried again until the session would have expired. No foreign key to sessions, which may be deleted first.';
COMMENT ON COLUMN logout_notices.id IS 'The notice''s number, the same in the token of each try.';
COMMENT ON COLUMN logout_notices.sibling_id IS 'To whom.';
COMMENT ON COLUMN logout_notices.root_id IS 'The login that the session came from.';
COMMENT ON COLUMN logout_notices.session_id IS 'Home''s record of the session that is over.';
COMMENT ON COLUMN logout_notices.state IS 'OWED until the sibling has taken it: DONE; or DEAD, when it has refused it or the session would have expired. SELECT try_notice_again(id) tries once more.';
COMMENT ON COLUMN logout_notices.owed_since IS 'When the session ended.';
COMMENT ON COLUMN logout_notices.owed_until IS 'When it would have expired anyway: no try after that.';
COMMENT ON COLUMN logout_notices.tries IS 'How often it was sent.';
COMMENT ON COLUMN logout_notices.next_try_at IS 'When it is sent next: after 1 s, 5 s, 30 s, 2 min, 10 min, then every 30 min.';
COMMENT ON COLUMN logout_notices.last_answer IS 'What the last try brought: the HTTP status, or why there was none.';
COMMENT ON COLUMN logout_notices.closed_at IS 'When it was DONE or DEAD.';
COMMENT ON INDEX logout_notices_owed_idx IS 'Serves the delivery: what is to be tried now.';
COMMENT ON INDEX logout_notices_sibling_idx IS 'Serves "what is owed to this sibling" and the foreign key.';
COMMENT ON INDEX logout_notices_closed_idx IS 'Serves the deletion of those that are closed.';

CREATE TABLE used_tokens (
  purpose    text NOT NULL,
  jti_hash   bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT used_tokens_pkey PRIMARY KEY (purpose, jti_hash),
  CONSTRAINT used_tokens_purpose_check CHECK (purpose IN ('exchange')),
  CONSTRAINT used_tokens_jti_hash_check CHECK (octet_length(jti_hash) = 32)
);

-- Serves the deletion of those that no verifier would take any more.
CREATE INDEX used_tokens_expires_idx ON used_tokens (expires_at);

COMMENT ON TABLE used_tokens IS 'Tokens that were used and must not be used again: a sibling''s assertions. They stay an hour beyond their expiry.';
COMMENT ON COLUMN used_tokens.purpose IS 'Single use is scoped by purpose.';
COMMENT ON COLUMN used_tokens.jti_hash IS 'SHA-256 of the token''s jti.';
COMMENT ON COLUMN used_tokens.expires_at IS 'When it would have been refused anyway.';
COMMENT ON INDEX used_tokens_expires_idx IS 'Serves the deletion of old ones.';

CREATE TABLE ended_home_sessions (
  issuer          text NOT NULL,
  home_session_id text NOT NULL,
  noticed_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT ended_home_sessions_pkey PRIMARY KEY (issuer, home_session_id),
  CONSTRAINT ended_home_sessions_id_check CHECK (home_session_id ~ '^[!-~]{1,64}$')
);

-- Serves the deletion of old ones.
CREATE INDEX ended_home_sessions_noticed_idx ON ended_home_sessions (noticed_at);

COMMENT ON TABLE ended_home_sessions IS 'In a sibling''s own database: what home has said is over, so that a handoff still under way opens nothing. They stay an hour.';
COMMENT ON COLUMN ended_home_sessions.issuer IS 'Which home.';
COMMENT ON COLUMN ended_home_sessions.home_session_id IS 'sessions.id of home''s record.';
COMMENT ON COLUMN ended_home_sessions.noticed_at IS 'When home said so first.';
COMMENT ON INDEX ended_home_sessions_noticed_idx IS 'Serves the deletion of old ones.';
