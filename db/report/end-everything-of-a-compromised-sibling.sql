-- Ends everything of a sibling that somebody has broken into: its sessions, its handoffs, the keys of both sides.
-- THIS CHANGES DATA, as baton_owner, at once: in such an hour nobody wants to be asked twice.
--
--   psql -U baton_owner -d baton -v sibling=shop -f db/report/end-everything-of-a-compromised-sibling.sql
--
-- Parameters:
--   sibling  siblings.id
--   logins   yes: the logins end, too, from which its sessions came; their users log in again everywhere (no)
--   reason   what the audit says (compromised)
--
-- A sibling can open no session and touches none of another host, so logins at home go on unless you say otherwise. What
-- was typed at the sibling's own pages meanwhile, it has seen.
-- The last row says what is left to do by others. It is one transaction, in force on the next request. The sibling stays
-- disabled until UPDATE siblings SET enabled = true; no session comes back.
--
-- Sample:
--   sessions_ended | handoffs_voided | logins_ended | to_do
--   166            | 60              | 0            | As a superuser: ALTER ROLE sample_shop NOLOGIN; SELECT ...
\set ON_ERROR_STOP on
\if :{?sibling}
\else
  \echo 'Say -v sibling=shop'
  \quit
\endif
\if :{?logins}
\else
  \set logins no
\endif
\if :{?reason}
\else
  \set reason compromised
\endif

BEGIN;
SELECT set_config('baton.note', :'reason', true) AS audited_as;
-- Locked first, as everywhere: from here on no handoff and no session is added.
CREATE TEMPORARY TABLE compromised ON COMMIT DROP AS
SELECT b.id,
       b.database_role,
       clock_timestamp() AS since
  FROM siblings b
 WHERE b.id = :'sibling'
   FOR UPDATE;
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM compromised) THEN
    RAISE EXCEPTION 'there is no such sibling' USING HINT = 'SELECT id, origin FROM siblings shows which there are.';
  END IF;
END $$;
CREATE TEMPORARY TABLE from_logins ON COMMIT DROP AS
SELECT DISTINCT s.root_id AS id
  FROM sessions s
  JOIN compromised c ON c.id = s.host
 WHERE s.root_id IS NOT NULL
   AND s.ended_at IS NULL;

-- A trigger ends its sessions and voids its handoffs. Its next key signs when it comes back; the keys before are revoked.
-- Without its public key home refuses its calls.
UPDATE siblings b
   SET enabled = false,
       key_generation = b.key_generation + 1,
       key_revoked_below = b.key_generation + 1,
       public_key = NULL
  FROM compromised c
 WHERE b.id = c.id;

-- The trigger has locked these logins already, after their users, as everywhere.
UPDATE sessions s
   SET ended_at = clock_timestamp(),
       end_reason = 'SQL'
 WHERE :'logins' = 'yes'
   AND s.ended_at IS NULL
   AND s.id IN (SELECT f.id FROM from_logins f);

SELECT (SELECT count(*)
          FROM sessions s
         WHERE s.host = c.id
           AND s.ended_at >= c.since) AS sessions_ended,
       (SELECT count(*)
          FROM handoffs h
         WHERE h.sibling_id = c.id
           AND h.closed_at >= c.since) AS handoffs_voided,
       (SELECT count(*)
          FROM from_logins f
          JOIN sessions r ON r.id = f.id
         WHERE r.end_reason = 'SQL'
           AND r.ended_at >= c.since) AS logins_ended,
       CASE
         WHEN c.database_role IS NULL THEN 'Give it another key pair, and write the public key to siblings.public_key'
         ELSE format('As a superuser: ALTER ROLE %I NOLOGIN; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %L',
           c.database_role, c.database_role)
       END AS to_do
  FROM compromised c;
COMMIT;
