SET LOCAL lock_timeout = '3s';

ALTER TABLE siblings
  ADD COLUMN token_format text NOT NULL DEFAULT 'v4.public',
  ADD COLUMN key_revoked_below integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT siblings_token_format_check CHECK (token_format IN ('v4.public', 'v2.public')),
  ADD CONSTRAINT siblings_key_revoked_below_check CHECK (key_revoked_below BETWEEN 1 AND key_generation);

COMMENT ON COLUMN siblings.token_format IS
  'The PASETO version of its handoff tokens: v4.public, or v2.public for a platform that knows no newer one. Each has keys of its own.';
COMMENT ON COLUMN siblings.key_revoked_below IS
  'Keys of generations below this are revoked: a handoff signed by one is refused at once. Raise key_generation with it.';
