package org.baton.handoff;

import java.util.List;
import org.baton.database.Database;

/** The registry of siblings for administrators, also of those that are switched off. Safe for many threads. */
public final class SiblingStates {
    private final SiblingStateTable table;

    /**
     * Reads and switches siblings.
     *
     * @param database where the registry is
     */
    public SiblingStates(Database database) {
        this.table = new SiblingStateTable(database);
    }

    /**
     * All of them, by one statement.
     *
     * @return the siblings, by id
     */
    public List<SiblingState> all() {
        return table.all();
    }

    /**
     * The ids of all of them, by one statement that counts no sessions.
     *
     * @return the ids, in their order
     */
    public List<String> ids() {
        return table.ids();
    }

    /**
     * Switches a sibling off, which ends its sessions and voids its open handoffs, or on again, which revives none. It is in
     * force on the next request, and audited with the note.
     *
     * @param id which
     * @param enabled whether anybody gets in from now on
     * @param note who does it, for the audit: at most 500 characters are kept
     * @return whether there is such a sibling, also where nothing was to change
     */
    public boolean enable(String id, boolean enabled, String note) {
        return table.enable(id, enabled, note);
    }
}
