package org.baton.user;

import java.util.List;
import java.util.Optional;
import org.baton.database.Database;

/** All users, in pages by name. Safe for many threads. */
public final class UserSearch {
    /** The longest text that is searched for, in characters. */
    public static final int MAX_TEXT = 200;

    private final UserSearchTable table;

    /**
     * Searches users.
     *
     * @param database where they are
     */
    public UserSearch(Database database) {
        this.table = new UserSearchTable(database);
    }

    /**
     * A page.
     *
     * @param users in their order
     * @param next what comes after it: its last user; empty where nothing does
     */
    public record Page(List<FoundUser> users, Optional<UserId> next) {
        /** Keeps a copy. */
        public Page {
            users = List.copyOf(users);
        }
    }

    /**
     * One page, by one statement.
     *
     * @param text how the name, the displayed name or the e-mail address begins, in any case of those letters
     *     whose cases the database's locale knows; blank: all users
     * @param after the last user of the page before; empty for the first page
     * @param limit how many at most, 1 or more
     * @return the users, by name and number; of those found by a text first whose name begins so, then by displayed name,
     *     then by address
     */
    public Page page(String text, Optional<UserId> after, int limit) {
        List<FoundUser> found = table.page(text.strip(), after, limit + 1);
        if (found.size() <= limit) {
            return new Page(found, Optional.empty());
        }
        List<FoundUser> page = found.subList(0, limit);
        return new Page(page, Optional.of(page.get(limit - 1).id()));
    }

    /**
     * One user.
     *
     * @param id the user's number
     * @return the user; empty if there is none
     */
    public Optional<FoundUser> user(UserId id) {
        return table.user(id);
    }
}
