package org.baton.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of rows in the order of their moments. The next page begins after the last moment of this one, so that rows of one
 * moment are never parted.
 *
 * @param rows in their order
 * @param next the last one's moment, where rows come after it; empty where none do
 * @param <T> what a row is
 */
public record PageByTime<T>(List<T> rows, Optional<Instant> next) {
    /** Keeps a copy. */
    public PageByTime {
        rows = List.copyOf(rows);
    }

    /**
     * A page of what a statement found that was asked for one row more than a page has, and all others of the last one's moment
     * ({@code FETCH FIRST (limit + 1) ROWS WITH TIES}). Where even those are of the page's last moment, what comes after was not
     * looked for: then there may be a next page or an empty one.
     *
     * @param found all that it found, in their order
     * @param limit how many rows a page has; more where several are of its last moment
     * @param moment of a row
     * @param <T> what a row is
     * @return the page
     */
    public static <T> PageByTime<T> of(List<T> found, int limit, Function<T, Instant> moment) {
        if (found.size() <= limit) {
            return new PageByTime<>(found, Optional.empty());
        }
        Instant last = moment.apply(found.get(limit - 1));
        boolean moreIsLater = !moment.apply(found.get(limit)).equals(last);
        return new PageByTime<>(moreIsLater ? found.subList(0, limit) : found, Optional.of(last));
    }
}
