SET LOCAL lock_timeout = '3s';

-- An attribute is written by one UPDATE, which none of the triggers on sessions looks at: R__2_sessions.sql, R__9_attributes.sql.
COMMENT ON COLUMN sessions.attributes IS 'What the application keeps in HttpSession: a JSON object of at most 64 KiB, a key an attribute, merged by key. Other types than text, int, double, boolean, list and map are objects with "@type".';
