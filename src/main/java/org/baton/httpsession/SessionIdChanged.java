package org.baton.httpsession;

import jakarta.servlet.http.HttpSession;

/**
 * A CDI event: a session has another id, and its client another secret.
 *
 * @param session the session
 * @param oldId its id until now
 */
public record SessionIdChanged(HttpSession session, String oldId) {}
