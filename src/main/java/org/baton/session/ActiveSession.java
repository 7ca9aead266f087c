package org.baton.session;

import jakarta.json.JsonObjectBuilder;
import org.baton.user.UserId;

/**
 * A live session of anybody, as administrators see it.
 *
 * @param session the session
 * @param user whose
 * @param username the user's name
 */
public record ActiveSession(ListedSession session, UserId user, String username) {
    /**
     * The session for a program.
     *
     * @return the document, to which more may be added
     */
    public JsonObjectBuilder document() {
        return session.document().add("userId", user.toString()).add("username", username);
    }
}
