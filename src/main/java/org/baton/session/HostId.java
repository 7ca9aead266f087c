package org.baton.session;

/**
 * Where a session's secret is accepted: home, or a sibling by its id; a secret of one host is nothing on another.
 *
 * @param text {@code home}, or a sibling's id
 */
public record HostId(String text) {
    /** The host where people log in. */
    public static final HostId HOME = new HostId("home");

    /** Refuses what {@code sessions.host} refuses. */
    public HostId {
        if (!text.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("a host's id is 1 to 40 of a-z, 0-9 and -, not \"" + text + "\"");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
