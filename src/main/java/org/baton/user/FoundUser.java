package org.baton.user;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A user as administrators see one.
 *
 * @param id the user's number
 * @param names what the user is called
 * @param issuer who vouches for the user; empty for a local one
 * @param status whether the user may be logged in
 * @param groups all groups, by name
 * @param createdAt since when the user is known here
 * @param liveSessions how many sessions are live at this moment, on all hosts
 */
public record FoundUser(
        UserId id,
        Names names,
        Optional<String> issuer,
        UserStatus status,
        Set<String> groups,
        Instant createdAt,
        long liveSessions) {}
