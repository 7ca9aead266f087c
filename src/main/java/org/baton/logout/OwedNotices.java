package org.baton.logout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baton.database.Database;

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
     * A page.
     *
     * @param notices in the order in which they are sent next
     * @param next what comes after it, if anything does: when its last one is sent; empty where nothing does
     */
    public record Page(List<OwedNotice> notices, Optional<Instant> next) {
        /** Keeps a copy. */
        public Page {
            notices = List.copyOf(notices);
        }
    }

    /**
     * One page, by one statement.
     *
     * @param after when the last one of the page before is sent; empty for the first page
     * @param limit how many; of several at the same moment all are there, so it may be more
     * @return the notices
     */
    public Page page(Optional<Instant> after, int limit) {
        List<OwedNotice> notices = table.page(after, limit);
        return notices.size() < limit
                ? new Page(notices, Optional.empty())
                : new Page(notices, Optional.of(notices.get(notices.size() - 1).nextTryAt()));
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
