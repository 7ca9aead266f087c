package org.baton.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.UUID;
import org.baton.http.Trace;
import org.baton.session.Recognition;
import org.baton.user.User;

/**
 * Who asks for a change, for the audit and the log.
 *
 * @param user who
 * @param trace the request's id
 */
public record Administrator(User user, UUID trace) {
    /**
     * The user of a request.
     *
     * @param request a request of somebody who is logged in
     * @return the user
     * @throws NotAuthorizedException if nobody is
     */
    public static Administrator of(HttpServletRequest request) {
        return Recognition.sessionOf(request)
                .map(session -> new Administrator(session.user(), Trace.of(request)))
                .orElseThrow(() -> new NotAuthorizedException("Session"));
    }

    /**
     * What the audit keeps.
     *
     * @return at most 270 characters, all of which it keeps
     */
    public String note() {
        return "by user %s (%s), trace %s".formatted(user.id(), user.username(), trace);
    }
}
