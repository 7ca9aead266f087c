CREATE TABLE siblings (
  id                text NOT NULL,
  origin            text NOT NULL,
  callback_path     text NOT NULL DEFAULT '/handoff/callback',
  initiate_path     text NOT NULL DEFAULT '/handoff/start',
  token_ttl         interval NOT NULL DEFAULT interval '60 seconds',
  session_lifetime  interval NOT NULL DEFAULT interval '12 hours',
  required_group    text,
  key_generation    integer NOT NULL DEFAULT 1,
  database_role     name NOT NULL,
  enabled           boolean NOT NULL DEFAULT true,
  CONSTRAINT siblings_pkey PRIMARY KEY (id),
  CONSTRAINT siblings_origin_key UNIQUE (origin),
  CONSTRAINT siblings_database_role_key UNIQUE (database_role),
  CONSTRAINT siblings_id_check CHECK (id ~ '^[a-z0-9-]{1,40}$' AND id <> 'home'),
  CONSTRAINT siblings_origin_check CHECK (origin ~ '^https://[a-z0-9.-]{1,253}(:[0-9]{1,5})?$'),
  CONSTRAINT siblings_path_check CHECK (
    callback_path ~ '^/[A-Za-z0-9/._~-]{1,200}$' AND initiate_path ~ '^/[A-Za-z0-9/._~-]{1,200}$'),
  CONSTRAINT siblings_token_ttl_check CHECK (token_ttl BETWEEN interval '15 seconds' AND interval '5 minutes'),
  CONSTRAINT siblings_session_lifetime_check CHECK (session_lifetime BETWEEN interval '1 minute' AND interval '400 days'),
  CONSTRAINT siblings_key_generation_check CHECK (key_generation >= 1)
);

COMMENT ON TABLE siblings IS 'The hosts that accept handoffs. One INSERT registers one; there is no other registration.';
COMMENT ON COLUMN siblings.id IS 'The audience of its tokens, and sessions.host of its sessions; home is reserved.';
COMMENT ON COLUMN siblings.origin IS 'Where people reach it: https, host, and port unless 443. Tokens are delivered nowhere else.';
COMMENT ON COLUMN siblings.callback_path IS 'Where a handoff token is delivered.';
COMMENT ON COLUMN siblings.initiate_path IS 'Where home''s portal sends people who choose this sibling.';
COMMENT ON COLUMN siblings.token_ttl IS 'How long a handoff token may be exchanged: 15 s to 5 min.';
COMMENT ON COLUMN siblings.session_lifetime IS 'The longest a session there lasts; never longer than its login.';
COMMENT ON COLUMN siblings.required_group IS 'Only users in this group may enter; null: everybody.';
COMMENT ON COLUMN siblings.key_generation IS 'Raise it by one to rotate the key that signs this sibling''s tokens.';
COMMENT ON COLUMN siblings.database_role IS 'The role that the sibling connects to this database as; it touches and ends only its own sessions.';
COMMENT ON COLUMN siblings.enabled IS 'False ends its sessions and open handoffs at once, and lets nobody in.';

CREATE TABLE handoffs (
  purpose     text NOT NULL DEFAULT 'handoff',
  jti_hash    bytea NOT NULL,
  sibling_id  text NOT NULL,
  root_id     bigint NOT NULL,
  challenge   bytea NOT NULL,
  trace       uuid NOT NULL,
  issued_at   timestamptz NOT NULL DEFAULT now(),
  expires_at  timestamptz NOT NULL,
  state       text NOT NULL DEFAULT 'ISSUED',
  closed_at   timestamptz,
  reason      text,
  child_id    bigint,
  reuse_count integer NOT NULL DEFAULT 0,
  issued_ip   inet,
  closed_ip   inet,
  CONSTRAINT handoffs_pkey PRIMARY KEY (purpose, jti_hash),
  CONSTRAINT handoffs_trace_key UNIQUE (trace),
  CONSTRAINT handoffs_sibling_fkey FOREIGN KEY (sibling_id) REFERENCES siblings (id),
  CONSTRAINT handoffs_root_fkey FOREIGN KEY (root_id) REFERENCES sessions (id),
  CONSTRAINT handoffs_child_fkey FOREIGN KEY (child_id) REFERENCES sessions (id),
  CONSTRAINT handoffs_purpose_check CHECK (purpose IN ('handoff')),
  CONSTRAINT handoffs_jti_hash_check CHECK (octet_length(jti_hash) = 32),
  CONSTRAINT handoffs_challenge_check CHECK (octet_length(challenge) = 32),
  CONSTRAINT handoffs_expires_check CHECK (expires_at > issued_at AND expires_at <= issued_at + interval '5 minutes'),
  CONSTRAINT handoffs_state_check CHECK (state IN ('ISSUED', 'EXCHANGED', 'REJECTED', 'VOIDED')),
  CONSTRAINT handoffs_closed_check CHECK ((state = 'ISSUED') = (closed_at IS NULL)),
  CONSTRAINT handoffs_child_check CHECK (child_id IS NULL OR state = 'EXCHANGED'),
  CONSTRAINT handoffs_reuse_count_check CHECK (reuse_count >= 0)
);

-- Serves a root's end (its open handoffs) and the foreign key.
CREATE INDEX handoffs_root_idx ON handoffs (root_id);

-- Serves "by what handoff did this session come?" and the foreign key.
CREATE INDEX handoffs_child_idx ON handoffs (child_id) WHERE child_id IS NOT NULL;

-- Serves a sibling's end (its open handoffs) and the foreign key.
CREATE INDEX handoffs_sibling_idx ON handoffs (sibling_id, issued_at);

COMMENT ON TABLE handoffs IS 'Every handoff token that was issued: it opens one session at most, because one conditional UPDATE closes its row.';
COMMENT ON COLUMN handoffs.purpose IS 'Single use is scoped by purpose: a token of another use can never close this row.';
COMMENT ON COLUMN handoffs.jti_hash IS 'SHA-256 of the token''s jti.';
COMMENT ON COLUMN handoffs.sibling_id IS 'For whom it was issued.';
COMMENT ON COLUMN handoffs.root_id IS 'The login it hands over.';
COMMENT ON COLUMN handoffs.challenge IS 'SHA-256 of the verifier, which only the browser that asked for the handoff holds.';
COMMENT ON COLUMN handoffs.trace IS 'One id for this handoff in the token, the audit and the error pages of both hosts.';
COMMENT ON COLUMN handoffs.issued_at IS 'When home issued it.';
COMMENT ON COLUMN handoffs.expires_at IS 'From this moment on it is refused.';
COMMENT ON COLUMN handoffs.state IS 'ISSUED, then for ever EXCHANGED, REJECTED or VOIDED.';
COMMENT ON COLUMN handoffs.closed_at IS 'When it left ISSUED.';
COMMENT ON COLUMN handoffs.reason IS 'Why it was rejected or voided.';
COMMENT ON COLUMN handoffs.child_id IS 'The session it opened.';
COMMENT ON COLUMN handoffs.reuse_count IS 'How often it was shown again, rightly bound, after it had been exchanged.';
COMMENT ON COLUMN handoffs.issued_ip IS 'The client''s address at home.';
COMMENT ON COLUMN handoffs.closed_ip IS 'The client''s address at the sibling.';
COMMENT ON INDEX handoffs_root_idx IS 'Serves a root''s end and the foreign key.';
COMMENT ON INDEX handoffs_child_idx IS 'Serves "by what handoff did this session come?" and the foreign key.';
COMMENT ON INDEX handoffs_sibling_idx IS 'Serves a sibling''s end and the foreign key.';
