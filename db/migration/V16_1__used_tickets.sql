SET LOCAL lock_timeout = '3s';

ALTER TABLE used_tokens
  DROP CONSTRAINT used_tokens_purpose_check,
  ADD CONSTRAINT used_tokens_purpose_check CHECK (purpose IN ('exchange', 'handoff', 'ticket')) NOT VALID;

COMMENT ON TABLE used_tokens IS 'Tokens that were used and must not be used again: at home a sibling''s assertions (exchange), in the own database of an OFFLINE sibling the handoffs (handoff) and download tickets (ticket) that it was shown. They stay an hour beyond their expiry.';
