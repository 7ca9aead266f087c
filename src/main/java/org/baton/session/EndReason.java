package org.baton.session;

/** Why the application ended a session, as in {@code sessions.end_reason}; the database knows more, which it sets itself. */
public enum EndReason {
    /** Its user ended it. */
    LOGOUT,
    /** An administrator ended it. */
    ADMIN
}
