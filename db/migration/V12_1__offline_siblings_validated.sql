SET LOCAL lock_timeout = '3s';

ALTER TABLE siblings
  VALIDATE CONSTRAINT siblings_exchange_check,
  VALIDATE CONSTRAINT siblings_lease_grace_check;
