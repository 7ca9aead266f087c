SET LOCAL lock_timeout = '3s';

ALTER TABLE siblings
  ADD COLUMN lease_grace interval NOT NULL DEFAULT interval '0',
  DROP CONSTRAINT siblings_exchange_check,
  ADD CONSTRAINT siblings_exchange_check CHECK (exchange IN ('SHARED', 'ENDPOINT', 'OFFLINE')) NOT VALID,
  ADD CONSTRAINT siblings_lease_grace_check CHECK (
    lease_grace BETWEEN interval '0' AND interval '1 day' AND (exchange = 'OFFLINE' OR lease_grace = interval '0')) NOT VALID;

COMMENT ON COLUMN siblings.exchange IS 'How it exchanges a handoff: SHARED, in this database; ENDPOINT, by calling home; OFFLINE, without home, which then records the session when it issues the token. But for SHARED its sessions are in a database of its own.';
COMMENT ON COLUMN siblings.lease_grace IS 'How long a session of an OFFLINE sibling goes on beyond its lease while home cannot be reached: none, up to 1 day. Holds for handoffs that are issued from then on.';
COMMENT ON COLUMN siblings.logout_path IS 'Where home posts the notice that a session there is over; of a sibling with a database of its own.';
COMMENT ON COLUMN siblings.public_key IS 'Its own public key (PASERK), which its calls are signed with; of a sibling with a database of its own. Null: its calls are refused. Two, with a space between, while it changes keys.';
