package org.baton.user;

import java.util.Set;

/**
 * A user as the database knows them at this moment.
 *
 * @param id the user's number
 * @param username the name typed to log in
 * @param displayName the name that pages show
 * @param groups the groups, in alphabetical order
 * @param mustChangePassword whether the password was given by an administrator, and opens nothing but its own change
 */
public record User(UserId id, String username, String displayName, Set<String> groups, boolean mustChangePassword) {}
