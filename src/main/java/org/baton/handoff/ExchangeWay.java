package org.baton.handoff;

/** How a sibling turns a handoff token into a session of its own: {@code siblings.exchange} and its own setting. */
public enum ExchangeWay {
    /** In home's database, as a role of its own. */
    SHARED,
    /** By calling home; its sessions are in a database of its own. */
    ENDPOINT,
    /** Without home, which may be out of reach; its sessions are in a database of its own. */
    OFFLINE;

    /**
     * Whether its sessions are in a database of its own, so that home leases them and sends notices.
     *
     * @return true unless it shares home's
     */
    public boolean ownsDatabase() {
        return this != SHARED;
    }
}
