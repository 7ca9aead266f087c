SET LOCAL lock_timeout = '3s';

ALTER TABLE sessions
  VALIDATE CONSTRAINT sessions_lease_grace_check;
