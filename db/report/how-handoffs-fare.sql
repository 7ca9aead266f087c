-- What became of the handoffs to each sibling, and how long did they take?
--
-- Parameters:
--   since  how far back (24 hours)
--
-- Many never_shown: browsers do not come back to the sibling; look at its origin. worst_seconds: 99 of 100 took less.
-- Index: handoffs_sibling_idx. The sweep deletes handoffs with their login.
--
-- Sample:
--   sibling_id     | issued | exchanged | rejected | voided | never_shown | under_way | median_seconds | worst_seconds
--   sample-archive | 3330   | 3330      | 0        | 0      | 0           | 0         | 2.000          | 2.000
--   sample-desk    | 3340   | 3340      | 0        | 0      | 0           | 0         | 2.000          | 2.000
--   sample-shop    | 3843   | 3333      | 400      | 50     | 60          | 0         | 2.000          | 2.000
\if :{?since}
\else
  \set since '24 hours'
\endif

SELECT b.id AS sibling_id,
       count(h.trace) AS issued,
       count(*) FILTER (WHERE h.state = 'EXCHANGED') AS exchanged,
       count(*) FILTER (WHERE h.state = 'REJECTED') AS rejected,
       count(*) FILTER (WHERE h.state = 'VOIDED') AS voided,
       count(*) FILTER (WHERE h.state = 'ISSUED' AND h.expires_at <= now()) AS never_shown,
       count(*) FILTER (WHERE h.state = 'ISSUED' AND h.expires_at > now()) AS under_way,
       round(CAST(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(EPOCH FROM h.closed_at - h.issued_at))
         FILTER (WHERE h.state = 'EXCHANGED') AS numeric), 3) AS median_seconds,
       round(CAST(percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(EPOCH FROM h.closed_at - h.issued_at))
         FILTER (WHERE h.state = 'EXCHANGED') AS numeric), 3) AS worst_seconds
  FROM siblings b
  LEFT JOIN handoffs h ON h.sibling_id = b.id
   AND h.issued_at > now() - interval :'since'
 GROUP BY b.id
 ORDER BY b.id;
