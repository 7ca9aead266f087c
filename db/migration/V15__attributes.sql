SET LOCAL lock_timeout = '3s';

COMMENT ON COLUMN sessions.attributes IS 'What the application keeps in HttpSession: a JSON object of at most 64 KiB, a key an attribute. Other types than text, int, double, boolean, list and map are objects with "@type".';
