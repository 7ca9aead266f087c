SET LOCAL lock_timeout = '3s';

-- Contract. What a program before 9001 does not tell is refused from now on, so that program is too old.
ALTER TABLE sessions ALTER COLUMN opened_from DROP DEFAULT;

CREATE OR REPLACE FUNCTION baton_oldest_program() RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS 'SELECT 9001';
