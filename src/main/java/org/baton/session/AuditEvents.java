package org.baton.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.user.UserId;

/** The audit, in pages, latest first. Safe for many threads. */
public final class AuditEvents {
    /**
     * How far back a page is looked for: first where it mostly is, so that of millions of rows few are read. The last is
     * longer than any audit is kept.
     */
    private static final List<Duration> SPANS =
            List.of(Duration.ofMinutes(5), Duration.ofHours(6), Duration.ofDays(14), Duration.ofDays(36_500));

    /** One user's are found by an index. */
    private static final List<Duration> ALL = SPANS.subList(SPANS.size() - 1, SPANS.size());

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
     * A page.
     *
     * @param events latest first
     * @param next what comes after it, if anything does: the moment of its last event; empty where nothing does
     */
    public record Page(List<AuditEvent> events, Optional<Instant> next) {
        /** Keeps a copy. */
        public Page {
            events = List.copyOf(events);
        }
    }

    /**
     * One page, by one statement where the audit is busy, and at most four where it is not.
     *
     * @param query which
     * @return the events
     */
    public Page page(Query query) {
        List<AuditEvent> events = List.of();
        for (Duration span : query.user().isPresent() ? ALL : SPANS) {
            events = table.page(query, span);
            if (events.size() >= query.limit()) {
                return new Page(
                        events, Optional.of(events.get(events.size() - 1).at()));
            }
        }
        return new Page(events, Optional.empty());
    }
}
