package org.baton.admin.pages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.user.FoundUser;
import org.baton.user.UserId;
import org.baton.user.UserSearch;

/** {@code GET /admin/users}: all users by name, or those whose name or address begins as asked. */
public final class UsersPage extends AdminPage {
    private static final Set<String> NAMES = Set.of("q", "after");

    private final UserSearch users;

    UsersPage(UserSearch users) {
        this.users = users;
    }

    /**
     * What the page shows.
     *
     * @param text what is searched for; blank: all
     * @param users who was found
     * @param next the next page; empty where there is none
     */
    public record View(String text, List<FoundUser> users, Optional<String> next) {}

    @Override
    Optional<Answer> show(Call call) {
        String text = call.parameter("q").orElse("").strip();
        Optional<UserId> after = call.parameter("after").flatMap(UserId::parse);
        if (!call.parameters().onlyOf(NAMES)
                || text.length() > UserSearch.MAX_TEXT
                || call.parameter("after").isPresent() != after.isPresent()) {
            return malformed("Write q (at most " + UserSearch.MAX_TEXT + " characters) and after (a user's number).");
        }
        UserSearch.Page page = users.page(text, after, ROWS);
        return page(
                "users",
                new View(
                        text,
                        page.users(),
                        page.next()
                                .map(last -> new Link(AdminAddresses.USERS)
                                        .with("q", text)
                                        .with("after", last.toString())
                                        .toString())));
    }
}
