package org.baton.httpsession;

import jakarta.servlet.http.HttpSession;

/**
 * A CDI event: the first attribute of somebody who is not logged in has opened a row.
 *
 * @param session the session
 */
public record SessionOpened(HttpSession session) {}
