package org.baton.logout;

import java.time.Instant;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.session.PageByTime;

/** The logout notices that siblings have not taken yet, in pages. Safe for many threads. */
public final class OwedNotices {
    private final OwedNoticeTable table;

    /**
     * Lists notices.
     *
     * @param database where they are
     */
    public OwedNotices(Database database) {
        this.table = new OwedNoticeTable(database);
    }

    /**
     * One page, by one statement.
     *
     * @param after when the last one of the page before is sent; empty for the first page
     * @param limit how many; of several at the same moment all are there, so it may be more
     * @return the notices, in the order in which they are sent next
     */
    public PageByTime<OwedNotice> page(Optional<Instant> after, int limit) {
        return PageByTime.of(table.page(after, limit + 1), limit, OwedNotice::nextTryAt);
    }

    /**
     * Has a notice sent at once.
     *
     * @param id which
     * @return whether it is owed still
     */
    public boolean tryNow(long id) {
        return table.tryNow(id) == 1;
    }
}
