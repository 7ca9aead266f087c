SET LOCAL lock_timeout = '3s';

-- Serve the administrators' search for a user by how a name or an address begins. In the order of bytes, so that a prefix is a
-- range whatever the database's collation is.
CREATE INDEX users_by_username_idx ON users (lower(username) COLLATE "C", id);
CREATE INDEX users_by_display_name_idx ON users (lower(display_name) COLLATE "C");
CREATE INDEX users_by_email_idx ON users (lower(email) COLLATE "C") WHERE email IS NOT NULL;

COMMENT ON INDEX users_by_username_idx IS 'Serves the search for a user by how the name begins, and the list of all users by name.';
COMMENT ON INDEX users_by_display_name_idx IS 'Serves the search for a user by how the displayed name begins.';
COMMENT ON INDEX users_by_email_idx IS 'Serves the search for a user by how the e-mail address begins.';
