SET LOCAL lock_timeout = '3s';

ALTER TABLE siblings
  ADD COLUMN exchange text NOT NULL DEFAULT 'SHARED',
  ADD COLUMN logout_path text NOT NULL DEFAULT '/handoff/logout',
  ADD COLUMN back_channel text,
  ADD COLUMN public_key text,
  ALTER COLUMN database_role DROP NOT NULL,
  ADD CONSTRAINT siblings_exchange_check CHECK (exchange IN ('SHARED', 'ENDPOINT')),
  ADD CONSTRAINT siblings_database_check CHECK ((exchange = 'SHARED') = (database_role IS NOT NULL)),
  ADD CONSTRAINT siblings_logout_path_check CHECK (logout_path ~ '^/[A-Za-z0-9/._~-]{1,200}$'),
  ADD CONSTRAINT siblings_back_channel_check CHECK (back_channel ~ '^https://[a-z0-9.-]{1,253}(:[0-9]{1,5})?$'),
  ADD CONSTRAINT siblings_public_key_check CHECK (
    public_key ~ '^k4\.public\.[A-Za-z0-9_-]{43}( k4\.public\.[A-Za-z0-9_-]{43})?$');

COMMENT ON COLUMN siblings.exchange IS 'How it exchanges a handoff: SHARED, in this database, or ENDPOINT, by calling home; then its sessions are in a database of its own.';
COMMENT ON COLUMN siblings.logout_path IS 'Where home posts the notice that a session there is over; of an ENDPOINT sibling.';
COMMENT ON COLUMN siblings.back_channel IS 'The address at which home reaches it, server to server; null: its origin.';
COMMENT ON COLUMN siblings.public_key IS 'Its own public key (PASERK), which its calls are signed with; of an ENDPOINT sibling. Null: its calls are refused. Two, with a space between, while it changes keys.';
COMMENT ON COLUMN siblings.database_role IS 'The role that a SHARED sibling connects to this database as; it touches and ends only its own sessions. Null: it has a database of its own.';
