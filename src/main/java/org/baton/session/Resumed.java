package org.baton.session;

import java.util.Optional;

/**
 * What the statement of every request found. The attributes are no part of the session, which is logged and passed around.
 *
 * @param session a live session
 * @param touchDue whether its last_seen_at is old enough to be written
 * @param attributes what an application keeps in it, a JSON object; empty where that did not come along
 */
record Resumed(Session session, boolean touchDue, Optional<String> attributes) {
    /** Without the attributes: whose they are is not ours to tell. */
    @Override
    public String toString() {
        return "Resumed[session=" + session.id() + "]";
    }
}
