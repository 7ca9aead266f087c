package org.baton.boot;

import org.baton.database.Database;
import org.baton.database.DatabaseUnavailable;

/**
 * Whether this host can answer requests: its database does. The schema was compared at the start.
 *
 * @param database that is asked
 */
public record Readiness(Database database) {
    /**
     * Asks the database.
     *
     * @return whether it answers
     */
    public boolean isReady() {
        try {
            return database.answers();
        } catch (DatabaseUnavailable away) {
            return false;
        }
    }
}
