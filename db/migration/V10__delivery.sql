SET LOCAL lock_timeout = '3s';

ALTER TABLE siblings
  ADD COLUMN delivery text NOT NULL DEFAULT 'FORM_POST',
  ADD CONSTRAINT siblings_delivery_check CHECK (delivery IN ('FORM_POST', 'QUERY'));

COMMENT ON COLUMN siblings.delivery IS 'How a token travels: FORM_POST, by a page that posts it; QUERY, in the address of a redirect, for a sibling that cannot take a post from another site.';
