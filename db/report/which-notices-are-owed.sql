-- Which siblings with a database of their own have not been told yet that a session is over?
--
-- Such a session ends with its lease at the latest. DEAD is tried no more; SELECT try_notice_again(7), as baton_admin, tries
-- number 7 at once. Of those that are owed alone: logout_notices_owed_idx.
--
-- Sample:
--   sibling_id     | state | last_answer | notices | oldest                 | most_tries | next_try_at            | first_id
--   sample-archive | DEAD  | 503         | 10      | 2026-11-21 14:53:30+00 | 9          |                        | 31
--   sample-archive | OWED  | 503         | 30      | 2026-11-21 14:53:30+00 | 9          | 2026-11-22 00:28:30+00 | 1

SELECT n.sibling_id,
       n.state,
       n.last_answer,
       count(*) AS notices,
       min(n.owed_since) AS oldest,
       max(n.tries) AS most_tries,
       min(n.next_try_at) FILTER (WHERE n.state = 'OWED') AS next_try_at,
       min(n.id) AS first_id
  FROM logout_notices n
 WHERE n.state <> 'DONE'
 GROUP BY n.sibling_id, n.state, n.last_answer
 ORDER BY n.sibling_id, n.state, n.last_answer;
