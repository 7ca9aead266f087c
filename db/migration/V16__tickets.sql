SET LOCAL lock_timeout = '3s';

CREATE TABLE tickets (
  jti_hash       bytea NOT NULL,
  sibling_id     text NOT NULL,
  root_id        bigint NOT NULL,
  user_id        bigint NOT NULL,
  method         text NOT NULL,
  resource       text NOT NULL,
  may_resume     boolean NOT NULL,
  key_generation integer NOT NULL,
  trace          uuid NOT NULL,
  issued_at      timestamptz NOT NULL DEFAULT now(),
  expires_at     timestamptz NOT NULL,
  issued_ip      inet,
  state          text NOT NULL DEFAULT 'ISSUED',
  closed_at      timestamptz,
  closed_ip      inet,
  reason         text,
  resumed_count  integer NOT NULL DEFAULT 0,
  CONSTRAINT tickets_pkey PRIMARY KEY (jti_hash),
  CONSTRAINT tickets_sibling_fkey FOREIGN KEY (sibling_id) REFERENCES siblings (id),
  CONSTRAINT tickets_jti_hash_check CHECK (octet_length(jti_hash) = 32),
  CONSTRAINT tickets_method_check CHECK (method IN ('GET', 'HEAD')),
  CONSTRAINT tickets_resource_check CHECK (resource ~ '^/[!-~]*$' AND resource !~ '[?#;\\]' AND length(resource) <= 512),
  CONSTRAINT tickets_expires_check CHECK (expires_at > issued_at AND expires_at <= issued_at + interval '5 minutes'),
  CONSTRAINT tickets_state_check CHECK (state IN ('ISSUED', 'USED', 'REJECTED', 'VOIDED')),
  CONSTRAINT tickets_closed_check CHECK ((state = 'ISSUED') = (closed_at IS NULL)),
  CONSTRAINT tickets_reason_check CHECK ((state IN ('REJECTED', 'VOIDED')) = (reason IS NOT NULL)),
  CONSTRAINT tickets_resumed_check CHECK (resumed_count = 0 OR (resumed_count > 0 AND may_resume AND state = 'USED'))
);

-- Serves the count of a login's open tickets.
CREATE INDEX tickets_root_idx ON tickets (root_id, issued_at) WHERE state = 'ISSUED';

-- Serves "what was issued for this sibling" and the foreign key.
CREATE INDEX tickets_sibling_idx ON tickets (sibling_id, issued_at);

-- Serves the deletion of those that are long over.
CREATE INDEX tickets_expires_idx ON tickets (expires_at);

COMMENT ON TABLE tickets IS 'Every download ticket that was issued: it is used once, because one conditional UPDATE closes its row. They stay an hour beyond their expiry. No foreign key to sessions and users, which may be deleted first: without its login a ticket is worth nothing.';
COMMENT ON COLUMN tickets.jti_hash IS 'SHA-256 of the token''s jti.';
COMMENT ON COLUMN tickets.sibling_id IS 'For whose files it was issued.';
COMMENT ON COLUMN tickets.root_id IS 'The login it was issued to: with its end the ticket is worth nothing, at once.';
COMMENT ON COLUMN tickets.user_id IS 'Whose login that is.';
COMMENT ON COLUMN tickets.method IS 'GET or HEAD: the only method it is good for.';
COMMENT ON COLUMN tickets.resource IS 'The only path it is good for, letter for letter as it stands in the request line, without a query.';
COMMENT ON COLUMN tickets.may_resume IS 'Whether it may be shown for a part that does not begin at the first byte, and until it expires again for such parts.';
COMMENT ON COLUMN tickets.key_generation IS 'The generation of the key that signed it.';
COMMENT ON COLUMN tickets.trace IS 'One id for this ticket in the token, the audit and the error pages of both hosts.';
COMMENT ON COLUMN tickets.issued_at IS 'When home issued it.';
COMMENT ON COLUMN tickets.expires_at IS 'From this moment on it is refused.';
COMMENT ON COLUMN tickets.issued_ip IS 'The client''s address at home.';
COMMENT ON COLUMN tickets.state IS 'ISSUED, then for ever USED, REJECTED or VOIDED; for an OFFLINE sibling USED from the start, since home never hears of it.';
COMMENT ON COLUMN tickets.closed_at IS 'When it left ISSUED.';
COMMENT ON COLUMN tickets.closed_ip IS 'The client''s address at the sibling.';
COMMENT ON COLUMN tickets.reason IS 'Why it was rejected or voided.';
COMMENT ON COLUMN tickets.resumed_count IS 'How often it was used again, for a later part.';
COMMENT ON INDEX tickets_root_idx IS 'Serves the count of a login''s open tickets.';
COMMENT ON INDEX tickets_sibling_idx IS 'Serves "what was issued for this sibling" and the foreign key.';
COMMENT ON INDEX tickets_expires_idx IS 'Serves the deletion of those that are long over.';
