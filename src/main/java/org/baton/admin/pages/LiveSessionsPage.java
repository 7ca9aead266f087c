package org.baton.admin.pages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.baton.admin.PageQuery;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.session.ActiveSession;
import org.baton.session.ActiveSessions;
import org.baton.session.ActiveSessions.By;
import org.baton.session.SessionId;

/** {@code GET /admin/sessions}: who is logged in, by user, host or address, and since when. */
public final class LiveSessionsPage extends AdminPage {
    private static final Set<String> NAMES = Set.of("by", "value", "since", "after");
    private static final String GRAMMAR =
            "Write by (user, host or address) with value, since (15m, 1h, 24h or 7d) and after (a session's number).";

    private final ActiveSessions sessions;
    private final Clock clock;

    LiveSessionsPage(ActiveSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * What the page shows.
     *
     * @param filter what was asked for
     * @param sessions latest first
     * @param next the next page; empty where there is none
     * @param back the address of this page
     * @param now the present
     */
    public record View(Filter filter, List<ActiveSession> sessions, Optional<String> next, String back, Instant now) {}

    /**
     * What a list is narrowed to.
     *
     * @param by one of user, host and address
     * @param value the name, host or address; blank: everybody
     * @param since how long ago at most
     * @param isWrong whether the value is no such thing
     */
    public record Filter(String by, String value, Since since, boolean isWrong) {}

    @Override
    Optional<Answer> show(Call call) {
        String by = call.parameter("by").orElse("user");
        String value = call.parameter("value").orElse("").strip();
        Optional<Since> since = Since.parse(call.parameter("since").orElse(""));
        Optional<SessionId> after = call.parameter("after").flatMap(SessionId::parse);
        if (!call.parameters().onlyOf(NAMES)
                || !Set.of("user", "host", "address").contains(by)
                || since.isEmpty()
                || call.parameter("after").isPresent() != after.isPresent()) {
            return malformed(GRAMMAR);
        }
        By narrowed = value.isEmpty() ? By.NOTHING : By.valueOf(by.toUpperCase(Locale.ROOT));
        Optional<String> known = narrowed == By.NOTHING ? Optional.of("") : PageQuery.value(narrowed, value);
        Filter filter = new Filter(by, value, since.get(), known.isEmpty());
        Instant now = clock.instant();
        Optional<Instant> opened = since.get().before(now);
        ActiveSessions.Page page = known.map(
                        text -> sessions.page(new ActiveSessions.Query(narrowed, text, opened, after, ROWS)))
                .orElse(new ActiveSessions.Page(List.of(), Optional.empty()));
        return page(
                        "sessions",
                        new View(
                                filter,
                                page.sessions(),
                                page.next().map(last -> link(filter, Optional.of(last))),
                                link(filter, after),
                                now))
                .map(answer -> filter.isWrong() ? answer.withStatus(400) : answer);
    }

    private static String link(Filter filter, Optional<SessionId> after) {
        return new Link(AdminAddresses.SESSIONS)
                .with("by", filter.value().isEmpty() ? "" : filter.by())
                .with("value", filter.value())
                .with("since", filter.since().code())
                .with("after", after)
                .toString();
    }
}
