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

CREATE OR REPLACE FUNCTION session_events_drop_partitions(p_retention interval) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  old_month text;
  dropped integer := 0;
BEGIN
  -- Whoever may call this must not be able to wipe the traces of today.
  IF p_retention < interval '90 days' THEN
    RAISE EXCEPTION 'the audit is kept for at least 90 days, not %', p_retention;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('session_events_ensure_partitions'));
  FOR old_month IN
    SELECT c.relname
      FROM pg_inherits i
      JOIN pg_class c ON c.oid = i.inhrelid
     WHERE i.inhparent = 'session_events'::regclass
       AND c.relname ~ '^session_events_[0-9]{4}_[0-9]{2}$'
       AND (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' <= now() - p_retention
  LOOP
    EXECUTE format('DROP TABLE %I', old_month);
    dropped := dropped + 1;
  END LOOP;
  DELETE FROM session_events_rest WHERE at <= now() - p_retention;
  RETURN dropped;
END $$;
COMMENT ON FUNCTION session_events_drop_partitions(interval) IS 'Drops the audit''s months that lie wholly beyond the retention, which is at least 90 days; tells how many.';
REVOKE EXECUTE ON FUNCTION session_events_drop_partitions(interval) FROM PUBLIC;
