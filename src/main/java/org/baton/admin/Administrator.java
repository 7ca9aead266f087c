package org.baton.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.UUID;
import org.baton.http.Trace;
import org.baton.session.Recognition;
import org.baton.user.User;

/** Who asks for a change, for the audit and the log. */
record Administrator(User user, UUID trace) {
    static Administrator of(HttpServletRequest request) {
        return Recognition.sessionOf(request)
                .map(session -> new Administrator(session.user(), Trace.of(request)))
                .orElseThrow(() -> new NotAuthorizedException("Session"));
    }

    /** At most 270 characters, all of which the audit keeps. */
    String note() {
        return "by user %s (%s), trace %s".formatted(user.id(), user.username(), trace);
    }
}
