-- A password that an administrator gave is random text of ours, so one SHA-256 is enough; and it must be changed.
ALTER TABLE users
  ADD CONSTRAINT users_one_time_password_check CHECK (
    password_hash NOT LIKE 'ONCE:%' OR (must_change_password AND password_hash ~ '^ONCE:[0-9a-f]{64}$'));

COMMENT ON COLUMN users.password_hash IS 'PBKDF2 text of Jakarta Security; or ONCE: and the SHA-256 in hexadecimal of a random one-time password, together with must_change_password; null: no local password. Changing it ends the user''s sessions.';

CREATE TABLE login_attempts (
  key           bytea NOT NULL,
  kind          text NOT NULL,
  failures      integer NOT NULL,
  last_at       timestamptz NOT NULL,
  blocked_until timestamptz NOT NULL,
  CONSTRAINT login_attempts_pkey PRIMARY KEY (key),
  CONSTRAINT login_attempts_key_check CHECK (octet_length(key) = 32),
  CONSTRAINT login_attempts_kind_check CHECK (kind IN ('PAIR', 'NAME', 'ADDRESS', 'KNOWN')),
  CONSTRAINT login_attempts_failures_check CHECK (failures >= 0),
  CONSTRAINT login_attempts_blocked_check CHECK (blocked_until <= last_at + interval '1 hour')
-- Each attempt changes rows and no indexed column: room on each page keeps that a HOT update.
) WITH (fillfactor = 70);

COMMENT ON TABLE login_attempts IS 'What slows guesses of passwords down, on all nodes alike: failed attempts by name and address, by name and by address, and where users have logged in. Rows that say nothing any more are deleted. Emptying the table unblocks everybody.';
COMMENT ON COLUMN login_attempts.key IS 'HMAC-SHA-256, by a key of home''s, of the kind, the name and the address: people type passwords into the name, so it is not stored.';
COMMENT ON COLUMN login_attempts.kind IS 'What is counted: PAIR (a name from an address), NAME, ADDRESS; or KNOWN: the name logged in from the address.';
COMMENT ON COLUMN login_attempts.failures IS 'Failed attempts since the last success, or since there was none for 24 hours; an attempt counts as failed until it has succeeded.';
COMMENT ON COLUMN login_attempts.last_at IS 'When the last attempt was made; of KNOWN, when the last login was.';
COMMENT ON COLUMN login_attempts.blocked_until IS 'Until then an attempt is refused without looking at the password.';
