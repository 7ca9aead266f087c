package org.baton.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.database.Database;

/** All handoffs, for administrators: in pages, latest first, and each with all that happened in it. Safe for many threads. */
public final class HandoffList {
    /** The states that a list may be narrowed to. */
    public static final List<String> STATES = List.of("ISSUED", "EXCHANGED", "REJECTED", "VOIDED", "EXPIRED");

    /** How far back a page is looked for: the last is longer than any handoff is kept. */
    private static final List<Duration> SPANS =
            List.of(Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(36_500));

    private final HandoffListTable table;

    /**
     * Lists handoffs.
     *
     * @param database where they are
     */
    public HandoffList(Database database) {
        this.table = new HandoffListTable(database);
    }

    /**
     * Which page.
     *
     * @param sibling only of this sibling; empty: of all
     * @param state only in this state, one of {@link #STATES}; empty: all
     * @param before when the last one of the page before was issued; empty for the first page
     * @param limit how many; of several at the same moment all are there, so it may be more
     */
    public record Query(Optional<String> sibling, Optional<String> state, Optional<Instant> before, int limit) {}

    /**
     * A page.
     *
     * @param handoffs latest first
     * @param next what comes after it, if anything does: when its last one was issued; empty where nothing does
     */
    public record Page(List<ListedHandoff> handoffs, Optional<Instant> next) {
        /** Keeps a copy. */
        public Page {
            handoffs = List.copyOf(handoffs);
        }
    }

    /**
     * One page, by one statement where there are many, and at most three where there are few.
     *
     * @param query which
     * @return the handoffs
     */
    public Page page(Query query) {
        List<ListedHandoff> handoffs = List.of();
        for (Duration span : SPANS) {
            handoffs = table.page(query, span);
            if (handoffs.size() >= query.limit()) {
                Instant last = handoffs.get(handoffs.size() - 1).course().issuedAt();
                return new Page(handoffs, Optional.of(last));
            }
        }
        return new Page(handoffs, Optional.empty());
    }

    /**
     * All that happened in one handoff.
     *
     * @param trace its id
     * @return the steps, first one first; none where no handoff has that id, or its audit is over
     */
    public List<HandoffStep> steps(UUID trace) {
        return table.steps(trace);
    }
}
