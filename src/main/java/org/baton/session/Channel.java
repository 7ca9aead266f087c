package org.baton.session;

/** How a session's secret is shown, as in {@code sessions.channel}; what belongs in one is nothing in the other. */
public enum Channel {
    /** The cookie {@code __Host-sid}, of a browser. */
    COOKIE,
    /** {@code Authorization: Bearer tok_...}, of a mobile client. */
    BEARER
}
