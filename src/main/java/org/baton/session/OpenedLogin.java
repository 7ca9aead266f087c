package org.baton.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A login just opened, or whose secret was just changed, and how long it can last.
 *
 * @param session its public name and its secret
 * @param expiresAt when it is over however busy it is, by the database's clock
 * @param keptFor for how long a browser is to keep the cookie; empty: until it is closed
 */
public record OpenedLogin(Opened session, Instant expiresAt, Optional<Duration> keptFor) {}
