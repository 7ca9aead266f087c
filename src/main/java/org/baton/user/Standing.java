package org.baton.user;

/**
 * Who a user was shown to be, and under which epoch: a session opens only while that is still the user's.
 *
 * @param id the user
 * @param epoch {@code users.login_epoch} when the password was checked, at least 1
 */
public record Standing(UserId id, int epoch) {}
