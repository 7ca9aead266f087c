SET LOCAL lock_timeout = '3s';

ALTER TABLE sessions
  VALIDATE CONSTRAINT sessions_home_check,
  VALIDATE CONSTRAINT sessions_secret_check,
  VALIDATE CONSTRAINT sessions_lease_check;
