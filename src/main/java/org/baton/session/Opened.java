package org.baton.session;

import org.baton.secret.Secret;

/**
 * A session just opened, or whose secret was just changed, with the secret that only its client is to get.
 *
 * @param id its public name
 * @param secret the cookie's value or the bearer token's, which is nowhere else
 */
public record Opened(SessionId id, Secret secret) {}
