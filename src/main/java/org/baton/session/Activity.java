package org.baton.session;

import java.time.Instant;
import java.util.List;
import org.baton.database.Database;

/** How much happens, from the audit. Safe for many threads. */
public final class Activity {
    private final ActivityTable table;

    /**
     * Counts.
     *
     * @param database where the audit is
     */
    public Activity(Database database) {
        this.table = new ActivityTable(database);
    }

    /**
     * What happened in one hour.
     *
     * @param from its first moment, a full hour of UTC
     * @param logins how many logged in
     * @param handoffs how many logins were handed over, whether or not the sibling took them
     * @param refusals how many logins and handoffs were refused
     */
    public record Hour(Instant from, long logins, long handoffs, long refusals) {}

    /**
     * The last 24 hours, by one statement.
     *
     * @return 24, earliest first; the last is the present one
     */
    public List<Hour> lastDay() {
        return table.lastDay();
    }
}
