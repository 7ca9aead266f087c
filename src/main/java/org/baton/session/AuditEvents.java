package org.baton.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.user.UserId;

/** The audit, in pages, latest first. Safe for many threads. */
public final class AuditEvents {
    /** How far back a page is looked for: first where it mostly is, so that of millions of rows few are read. */
    private static final List<Duration> SPANS =
            List.of(Duration.ofMinutes(5), Duration.ofHours(6), Duration.ofDays(14));

    /** One user's are found by an index; this is longer than any audit is kept. */
    private static final List<Duration> ALL = List.of(Duration.ofDays(36_500));

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
     * @param limit how many; of several at the same moment all are there, so it may be more, and where few are found within
     *     two weeks it is less
     */
    public record Query(Optional<UserId> user, Optional<String> type, Optional<Instant> before, int limit) {}

    /**
     * A page.
     *
     * @param events latest first
     * @param next before which moment the next page begins; empty where nothing earlier is there
     */
    public record Page(List<AuditEvent> events, Optional<Instant> next) {
        /** Keeps a copy. */
        public Page {
            events = List.copyOf(events);
        }
    }

    /**
     * One page, by one statement where the audit is busy, and at most four where it is not. What is rare may fill less than
     * a page, and the next one goes on two weeks earlier: no page reads the whole audit.
     *
     * @param query which
     * @return the events
     */
    public Page page(Query query) {
        List<Duration> spans = query.user().isPresent() ? ALL : SPANS;
        List<AuditEvent> events = List.of();
        for (Duration span : spans) {
            events = table.page(query, span);
            if (events.size() >= query.limit()) {
                return new Page(
                        events, Optional.of(events.get(events.size() - 1).at()));
            }
        }
        return new Page(events, table.goesOnBefore(query, spans.get(spans.size() - 1)));
    }
}
