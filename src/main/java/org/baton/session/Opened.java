package org.baton.session;

import org.baton.secret.Secret;

/**
 * A session just opened, with the secret that only its browser is to get.
 *
 * @param id its public name
 * @param secret the cookie's value, which is nowhere else
 */
public record Opened(SessionId id, Secret secret) {}
