CREATE OR REPLACE FUNCTION session_events_ensure_partitions() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  month date;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('session_events_ensure_partitions'));
  FOR ahead IN 0..3 LOOP
    month := date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead);
    -- A month that has already run into the default partition stays there: moving rows is a DBA's decision.
    CONTINUE WHEN to_regclass(to_char(month, '"session_events_"YYYY_MM')) IS NOT NULL
      OR EXISTS (SELECT FROM session_events_rest
                  WHERE at >= month::timestamp AT TIME ZONE 'UTC'
                    AND at < (month + interval '1 month') AT TIME ZONE 'UTC');
    EXECUTE format('CREATE TABLE %I PARTITION OF session_events FOR VALUES FROM (%L) TO (%L)',
      to_char(month, '"session_events_"YYYY_MM'),
      month::timestamp AT TIME ZONE 'UTC',
      (month + interval '1 month') AT TIME ZONE 'UTC');
  END LOOP;
END $$;
COMMENT ON FUNCTION session_events_ensure_partitions() IS 'Makes the audit''s partitions of this month and the next three; safe to call at any time.';
REVOKE EXECUTE ON FUNCTION session_events_ensure_partitions() FROM PUBLIC;

SELECT session_events_ensure_partitions();
