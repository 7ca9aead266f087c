SET LOCAL lock_timeout = '3s';

ALTER TABLE used_tokens
  VALIDATE CONSTRAINT used_tokens_purpose_check;
