package org.baton.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baton.database.Database;

/** All live sessions of all users, in pages. Safe for many threads. */
public final class ActiveSessions {
    /** The most on one page. */
    public static final int MAX = 200;

    private final ActiveSessionTable table;

    /**
     * Lists sessions.
     *
     * @param database where they are
     */
    public ActiveSessions(Database database) {
        this.table = new ActiveSessionTable(database);
    }

    /** By what a list is narrowed; each has an index, so that few among millions are found as fast as the latest. */
    public enum By {
        /** Nothing: everybody's. */
        NOTHING,
        /** One user's name, in any case of letters, whoever vouches for the user. */
        USER,
        /** One host. */
        HOST,
        /** The address that a session was opened from, as {@code inet} takes it. */
        ADDRESS
    }

    /**
     * Which page.
     *
     * @param by by what it is narrowed
     * @param value the name, host or address; blank for {@link By#NOTHING}
     * @param since only sessions that were opened at this moment or later; empty: however old
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most, 1 to {@value #MAX}
     */
    public record Query(By by, String value, Optional<Instant> since, Optional<SessionId> after, int limit) {
        /** Refuses what is no page. */
        public Query {
            if (limit < 1 || limit > MAX) {
                throw new IllegalArgumentException("a page has 1 to " + MAX + " sessions, not " + limit);
            }
        }
    }

    /**
     * A page.
     *
     * @param sessions latest first
     * @param next what comes after it: its last id; empty where nothing does
     */
    public record Page(List<ActiveSession> sessions, Optional<SessionId> next) {
        /** Keeps a copy. */
        public Page {
            sessions = List.copyOf(sessions);
        }
    }

    /**
     * One page, by one statement.
     *
     * @param query which
     * @return the sessions that are live at this moment, latest first by id
     */
    public Page page(Query query) {
        List<ActiveSession> read = table.page(query, query.limit() + 1);
        List<ActiveSession> found =
                read.stream().filter(session -> isSince(query, session)).toList();
        if (read.size() <= query.limit() || !isSince(query, read.get(query.limit()))) {
            return new Page(found, Optional.empty());
        }
        // The next page begins after what was read for this one, of which some may have been too old.
        return new Page(
                found.stream().limit(query.limit()).toList(),
                Optional.of(read.get(query.limit() - 1).session().id()));
    }

    /** Ids are given in the order of opening but for moments, so that the first that is too old ends the search. */
    private static boolean isSince(Query query, ActiveSession session) {
        return query.since()
                .map(since -> !session.session().times().openedAt().isBefore(since))
                .orElse(true);
    }
}
