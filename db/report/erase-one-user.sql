-- Erases one user (GDPR, article 17): sessions, handoffs, tickets, groups and the user go; of the audit the addresses and notes go.
-- THIS CHANGES DATA, as baton_owner. Without -v really=yes it says what it would do, and does nothing.
--
--   psql -U baton_owner -d baton -v username=alice -v reason='request 12' -v really=yes -f db/report/erase-one-user.sql
--
-- Parameters:
--   user_id   users.id; or
--   username  the local user of that name, in any case of letters
--   reason    what the audit says (erasure)
--   really    yes: does it
--
-- All of it is one transaction. The user's live sessions end first, so that siblings with a database of their own are
-- told; the notices hold only numbers, and the sweep deletes them. Events stay, with the number of a user that is no
-- more: what happened, and not to whom. One of them says that this was done, by which role, and the reason; so write no
-- name into it. Elsewhere: attempts to log in are kept under an HMAC for 90 days at most, backups as long as you keep
-- them, the servers' logs have addresses, and a sibling with a database of its own has a users table there: erase there
-- too.
--
-- Sample:
--   handoffs: 5
--   tickets: 0
--   sessions_at_siblings: 4
--   logins: 6
--   users: 1
--   Nothing was changed. To do it: -v really=yes
\set ON_ERROR_STOP on
\if :{?username}
\else
  \set username ''
\endif
\if :{?user_id}
\else
  \set user_id ''
\endif
\if :{?reason}
\else
  \set reason erasure
\endif
\if :{?really}
\else
  \set really no
\endif

BEGIN;
CREATE TEMPORARY TABLE erased ON COMMIT DROP AS
SELECT u.id
  FROM users u
 WHERE u.id = CAST(nullif(:'user_id', '') AS bigint)
    OR (:'user_id' = '' AND lower(u.username) = lower(:'username') AND u.issuer IS NULL);
DO $$
BEGIN
  IF (SELECT count(*) FROM erased) <> 1 THEN
    RAISE EXCEPTION 'there is no such user'
      USING HINT = 'Say -v username=... of a local user, or -v user_id=... of any; SELECT id, username, issuer FROM users shows who there is.';
  END IF;
END $$;

-- The lock order everywhere: user, login, and then what hangs on them. A login in flight waits, and finds no user.
SELECT u.id AS erasing
  FROM users u
  JOIN erased e ON e.id = u.id
   FOR UPDATE OF u;
UPDATE session_events x
   SET ip = NULL,
       detail = x.detail - 'note'
  FROM erased e
 WHERE x.user_id = e.id;
UPDATE session_events x
   SET ip = NULL
 WHERE x.trace IN (
         SELECT h.trace
           FROM handoffs h
           JOIN sessions s ON s.id = h.root_id
           JOIN erased e ON e.id = s.user_id);
SELECT set_config('baton.note', :'reason', true) AS audited_as;
UPDATE users u
   SET login_epoch = u.login_epoch + 1,
       status = 'SUSPENDED'
  FROM erased e
 WHERE u.id = e.id;

WITH handoffs_gone AS (
  DELETE FROM handoffs h
   USING sessions s, erased e
   WHERE s.id = h.root_id
     AND s.user_id = e.id
  RETURNING 1)
SELECT count(*) AS handoffs
  FROM handoffs_gone;
WITH tickets_gone AS (
  DELETE FROM tickets t
   USING erased e
   WHERE t.user_id = e.id
  RETURNING 1)
SELECT count(*) AS tickets
  FROM tickets_gone;
WITH children_gone AS (
  DELETE FROM sessions s
   USING erased e
   WHERE s.user_id = e.id
     AND s.root_id IS NOT NULL
  RETURNING 1)
SELECT count(*) AS sessions_at_siblings
  FROM children_gone;
WITH logins_gone AS (
  DELETE FROM sessions s
   USING erased e
   WHERE s.user_id = e.id
  RETURNING 1)
SELECT count(*) AS logins
  FROM logins_gone;
WITH user_gone AS (
  DELETE FROM users u
   USING erased e
   WHERE u.id = e.id
  RETURNING 1)
SELECT count(*) AS users
  FROM user_gone;

SELECT :'really' = 'yes' AS really_yes \gset
\if :really_yes
COMMIT;
\else
ROLLBACK;
SELECT 'Nothing was changed. To do it: -v really=yes' AS result;
\endif
