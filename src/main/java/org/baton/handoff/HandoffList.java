package org.baton.handoff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.database.Database;
import org.baton.session.PageByTime;

/** All handoffs, for administrators: in pages, latest first, and each with all that happened in it. Safe for many threads. */
public final class HandoffList {
    /** The states that a list may be narrowed to. */
    public static final List<String> STATES = List.of("ISSUED", "EXCHANGED", "REJECTED", "VOIDED", "EXPIRED");

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
     * One page, by one statement, which reads about as much for few among millions as for the latest.
     *
     * @param query which
     * @return the handoffs, latest first
     */
    public PageByTime<ListedHandoff> page(Query query) {
        return PageByTime.of(
                table.page(query), query.limit(), handoff -> handoff.course().issuedAt());
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
