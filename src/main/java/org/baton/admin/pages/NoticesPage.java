package org.baton.admin.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Times;
import org.baton.logout.OwedNotice;
import org.baton.logout.OwedNotices;
import org.baton.session.PageByTime;

/** {@code GET /admin/notices}: which siblings have not been told yet that a session is over. */
public final class NoticesPage extends AdminPage {
    private final OwedNotices notices;

    NoticesPage(OwedNotices notices) {
        this.notices = notices;
    }

    /**
     * What the page shows.
     *
     * @param notices in the order in which they are sent next
     * @param next the next page; empty where there is none
     */
    public record View(List<OwedNotice> notices, Optional<String> next) {}

    @Override
    Optional<Answer> show(Call call) {
        Optional<Instant> after = call.parameter("after").flatMap(Times::parse);
        if (!call.parameters().onlyOf(Set.of("after"))
                || call.parameter("after").isPresent() != after.isPresent()) {
            return malformed("Write after (a moment such as 2026-01-31T23:59:59Z).");
        }
        PageByTime<OwedNotice> page = notices.page(after, ROWS);
        return page(
                "notices",
                new View(
                        page.rows(),
                        page.next()
                                .map(last -> new Link(AdminAddresses.NOTICES)
                                        .with("after", last.toString())
                                        .toString())));
    }
}
