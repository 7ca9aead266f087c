package org.baton.session;

import java.time.Duration;

/**
 * How long one kind of session lasts.
 *
 * @param idleTimeout unseen for this long it is over: 1 minute to 400 days
 * @param absoluteLifetime it is over after this however busy: 1 minute to 400 days
 */
public record Lifetime(Duration idleTimeout, Duration absoluteLifetime) {}
