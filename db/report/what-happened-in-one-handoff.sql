-- What happened in this handoff, at home and at the sibling?
--
-- Parameters:
--   trace  the id on the error page, and in the logs of both hosts
--
-- Indexes: session_events_trace_idx and handoffs_trace_key. SESSION_ENDED is the end of the session that the handoff opened.
-- Nothing but HANDOFF_ISSUED: nobody has shown the token.
--
-- Sample:
--   at                     | host        | type              | reason | username  | session_id | ip
--   2026-11-21 22:44:28+00 | home        | HANDOFF_ISSUED    |        | sample-81 | 801        | 10.81.1.1
--   2026-11-21 22:44:30+00 | sample-desk | HANDOFF_EXCHANGED |        | sample-81 | 807        | 10.81.1.1
--   2026-11-21 22:45:30+00 | sample-desk | HANDOFF_REFUSED   | REUSE  | sample-81 |            | 198.18.0.9
--   2026-11-21 22:45:30+00 | sample-desk | SESSION_ENDED     | REUSE  | sample-81 | 807        |
--   2026-11-21 22:46:30+00 | sample-desk | HANDOFF_REFUSED   | REUSE  | sample-81 |            | 198.18.0.9
\if :{?trace}
\else
  \echo 'Say -v trace=01234567-89ab-cdef-0123-456789abcdef'
  \quit
\endif

SELECT t.at,
       t.host,
       t.type,
       t.reason,
       u.username,
       t.session_id,
       t.ip
  FROM handoff_trace t
  LEFT JOIN users u ON u.id = t.user_id
 WHERE t.trace = uuid :'trace'
 ORDER BY t.at, t.type;
