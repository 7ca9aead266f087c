CREATE TABLE users (
  id                   bigint GENERATED ALWAYS AS IDENTITY,
  username             text NOT NULL,
  display_name         text NOT NULL,
  email                text,
  password_hash        text,
  password_rehashed_at timestamptz,
  must_change_password boolean NOT NULL DEFAULT false,
  status               text NOT NULL DEFAULT 'ACTIVE',
  login_epoch          integer NOT NULL DEFAULT 1,
  issuer               text,
  subject              text,
  created_at           timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_vouched_once UNIQUE (issuer, subject),
  CONSTRAINT users_username_check CHECK (username ~ '^[^[:cntrl:]]{1,200}$'),
  CONSTRAINT users_display_name_check CHECK (length(display_name) BETWEEN 1 AND 200),
  CONSTRAINT users_status_check CHECK (status IN ('ACTIVE', 'SUSPENDED')),
  CONSTRAINT users_login_epoch_check CHECK (login_epoch >= 1),
  CONSTRAINT users_vouched_wholly CHECK ((issuer IS NULL) = (subject IS NULL)),
  CONSTRAINT users_vouched_has_no_password CHECK (issuer IS NULL OR password_hash IS NULL)
);

-- Serves the login: one local user by name, whatever the case it is typed in.
CREATE UNIQUE INDEX users_username_key ON users (lower(username)) WHERE issuer IS NULL;

COMMENT ON TABLE users IS 'Everybody who can be logged in: local users with a password, and users another host vouches for.';
COMMENT ON COLUMN users.id IS 'The user''s number; the "sub" of a handoff token.';
COMMENT ON COLUMN users.username IS 'What a local user types to log in; unique without regard to case among local users, for display only where issuer is set.';
COMMENT ON COLUMN users.display_name IS 'The name that pages show.';
COMMENT ON COLUMN users.email IS 'For people to reach the user; Baton sends nothing.';
COMMENT ON COLUMN users.password_hash IS 'PBKDF2 text of Jakarta Security; null: no local password. Changing it ends the user''s sessions.';
COMMENT ON COLUMN users.password_rehashed_at IS 'Set together with password_hash by the re-hash at login, which ends nothing: the password is still the same.';
COMMENT ON COLUMN users.must_change_password IS 'The password was given by an administrator: no handoff until the user has chosen another.';
COMMENT ON COLUMN users.status IS 'ACTIVE or SUSPENDED. SUSPENDED ends every session on the next request; ACTIVE again revives none.';
COMMENT ON COLUMN users.login_epoch IS 'A session carries the epoch it was opened under; raising it ends every session of the user, a login in flight included.';
COMMENT ON COLUMN users.issuer IS 'Who vouches for the user, where it is not this database; null for a local user.';
COMMENT ON COLUMN users.subject IS 'The user''s name at the issuer; unique together with it.';
COMMENT ON COLUMN users.created_at IS 'When the row was made.';
COMMENT ON INDEX users_username_key IS 'Serves the login.';

CREATE TABLE user_groups (
  user_id    bigint NOT NULL,
  group_name text NOT NULL,
  CONSTRAINT user_groups_pkey PRIMARY KEY (user_id, group_name),
  CONSTRAINT user_groups_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  CONSTRAINT user_groups_name_check CHECK (group_name ~ '^[^[:cntrl:]]{1,100}$')
);

COMMENT ON TABLE user_groups IS 'Which groups a user is in; read at every request, so a change is in force on the next one.';
COMMENT ON COLUMN user_groups.user_id IS 'The user.';
COMMENT ON COLUMN user_groups.group_name IS 'The group''s name, as the application asks for it (admin: may administer Baton).';
