CREATE TABLE sessions (
  id               bigint GENERATED ALWAYS AS IDENTITY,
  secret_hash      bytea NOT NULL,
  user_id          bigint,
  host             text NOT NULL,
  root_id          bigint,
  channel          text NOT NULL DEFAULT 'COOKIE',
  opened_at        timestamptz NOT NULL DEFAULT now(),
  authenticated_at timestamptz,
  auth_methods     text[] NOT NULL DEFAULT '{}',
  last_seen_at     timestamptz NOT NULL DEFAULT now(),
  idle_timeout     interval NOT NULL,
  expires_at       timestamptz NOT NULL,
  login_epoch      integer,
  opened_ip        inet,
  user_agent       text,
  attributes       jsonb NOT NULL DEFAULT '{}',
  ended_at         timestamptz,
  end_reason       text,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_secret_hash_key UNIQUE (secret_hash),
  CONSTRAINT sessions_user_fkey FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT sessions_root_fkey FOREIGN KEY (root_id) REFERENCES sessions (id),
  CONSTRAINT sessions_secret_hash_check CHECK (octet_length(secret_hash) = 32),
  CONSTRAINT sessions_host_check CHECK (host ~ '^[a-z0-9-]{1,40}$'),
  CONSTRAINT sessions_root_check CHECK (root_id IS NULL OR (root_id <> id AND user_id IS NOT NULL AND channel = 'COOKIE')),
  CONSTRAINT sessions_channel_check CHECK (channel IN ('COOKIE', 'BEARER')),
  CONSTRAINT sessions_user_check CHECK (
    (user_id IS NULL) = (authenticated_at IS NULL) AND (user_id IS NULL) = (login_epoch IS NULL)),
  CONSTRAINT sessions_last_seen_check CHECK (last_seen_at >= opened_at),
  CONSTRAINT sessions_idle_timeout_check CHECK (idle_timeout > interval '0' AND idle_timeout <= interval '400 days'),
  CONSTRAINT sessions_expires_check CHECK (expires_at > opened_at AND expires_at <= opened_at + interval '400 days'),
  CONSTRAINT sessions_user_agent_check CHECK (length(user_agent) <= 400),
  CONSTRAINT sessions_attributes_check CHECK (jsonb_typeof(attributes) = 'object' AND pg_column_size(attributes) <= 65536),
  CONSTRAINT sessions_ended_check CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
  CONSTRAINT sessions_end_reason_check CHECK (end_reason IN (
    'LOGOUT', 'REPLACED', 'PASSWORD_CHANGE', 'SUSPENSION', 'ADMIN', 'SQL', 'ROOT_ENDED', 'REUSE', 'LIMIT', 'EXPIRED'))
-- A touch must stay a HOT update: room on each page, and no index may ever name last_seen_at.
) WITH (fillfactor = 85);

-- Serves "my sessions", the end of all of a user's sessions, and the foreign key.
CREATE INDEX sessions_user_idx ON sessions (user_id, opened_at) WHERE user_id IS NOT NULL;

-- Serves a root's end (its children), a root's idle time (is a child busy?), and the foreign key.
CREATE INDEX sessions_root_idx ON sessions (root_id) WHERE root_id IS NOT NULL;

COMMENT ON TABLE sessions IS 'Login sessions: a root is a login at home, a child is the same login on a sibling host. A row is live while ended_at is null, expires_at and the idle time lie ahead, and its user and root say so too.';
COMMENT ON COLUMN sessions.id IS 'The session''s public name: safe to show and to log, useless as a credential.';
COMMENT ON COLUMN sessions.secret_hash IS 'SHA-256 of the secret in the cookie; the secret itself is nowhere but in its browser.';
COMMENT ON COLUMN sessions.user_id IS 'Who is logged in; null while anonymous. Never changes.';
COMMENT ON COLUMN sessions.host IS 'Where the secret is accepted: home, or a sibling''s id. Never changes.';
COMMENT ON COLUMN sessions.root_id IS 'The login this session came from; null: it is the login itself. A root is never a child. Never changes.';
COMMENT ON COLUMN sessions.channel IS 'How the secret travels: COOKIE or BEARER.';
COMMENT ON COLUMN sessions.opened_at IS 'When the session was opened. Never changes.';
COMMENT ON COLUMN sessions.authenticated_at IS 'When the user last gave the password in this login; null while anonymous.';
COMMENT ON COLUMN sessions.auth_methods IS 'How the user was authenticated (RFC 8176 names: pwd).';
COMMENT ON COLUMN sessions.last_seen_at IS 'When a request last used the session, exact to the touch interval (default 60 s).';
COMMENT ON COLUMN sessions.idle_timeout IS 'The session is over when it has not been seen for this long. A root also counts as seen while a child of it is.';
COMMENT ON COLUMN sessions.expires_at IS 'The session is over at this moment however busy it is. Never changes.';
COMMENT ON COLUMN sessions.login_epoch IS 'users.login_epoch when the session was opened; another value there ends it. Never changes.';
COMMENT ON COLUMN sessions.opened_ip IS 'The client''s address when the session was opened.';
COMMENT ON COLUMN sessions.user_agent IS 'The browser''s User-Agent when the session was opened, cut to 400 characters.';
COMMENT ON COLUMN sessions.attributes IS 'What the application keeps in the session, a JSON object of at most 64 KiB.';
COMMENT ON COLUMN sessions.ended_at IS 'When the session was ended; null while nobody ended it. Final: once set it never changes.';
COMMENT ON COLUMN sessions.end_reason IS 'Why: LOGOUT, REPLACED, PASSWORD_CHANGE, SUSPENSION, ADMIN, SQL, ROOT_ENDED, REUSE, LIMIT or EXPIRED. By hand write SQL.';
COMMENT ON INDEX sessions_user_idx IS 'Serves "my sessions", the end of all of a user''s sessions, and the foreign key.';
COMMENT ON INDEX sessions_root_idx IS 'Serves a root''s end, a root''s idle time, and the foreign key.';
