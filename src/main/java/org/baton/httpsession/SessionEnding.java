package org.baton.httpsession;

import jakarta.servlet.http.HttpSession;

/**
 * A CDI event: a request is about to end its session by {@link HttpSession#invalidate()}; its attributes are still there.
 *
 * @param session the session
 */
public record SessionEnding(HttpSession session) {}
