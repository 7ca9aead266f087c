package org.baton.user;

/** Whether a user may be logged in at all, as in {@code users.status}. */
public enum UserStatus {
    /** May log in and be logged in. */
    ACTIVE,
    /** Is out everywhere on the next request, and cannot log in. */
    SUSPENDED
}
