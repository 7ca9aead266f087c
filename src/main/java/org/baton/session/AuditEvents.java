package org.baton.session;

import java.time.Instant;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.user.UserId;

/** The audit, in pages, latest first. Safe for many threads. */
public final class AuditEvents {
    private final AuditEventTable table;

    /**
     * Reads the audit.
     *
     * @param database where it is
     */
    public AuditEvents(Database database) {
        this.table = new AuditEventTable(database);
    }

    /**
     * Which page.
     *
     * @param user only what concerns this user; empty: everybody
     * @param type only events of this type; empty: all
     * @param before the moment of the last event of the page before; empty for the first page
     * @param limit how many; of several at the same moment all are there, so it may be more
     */
    public record Query(Optional<UserId> user, Optional<String> type, Optional<Instant> before, int limit) {}

    /**
     * One page, by one statement, which reads about as much for few among millions as for the latest.
     *
     * @param query which
     * @return the events, latest first
     */
    public PageByTime<AuditEvent> page(Query query) {
        return PageByTime.of(table.page(query), query.limit(), AuditEvent::at);
    }
}
