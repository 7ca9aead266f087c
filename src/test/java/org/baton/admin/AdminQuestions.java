package org.baton.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.baton.database.Database;
import org.baton.handoff.HandoffList;
import org.baton.handoff.SiblingStates;
import org.baton.logout.OwedNotices;
import org.baton.session.ActiveSessions;
import org.baton.session.ActiveSessions.By;
import org.baton.session.Activity;
import org.baton.session.AuditEvents;
import org.baton.session.SessionId;
import org.baton.user.UserId;
import org.baton.user.UserSearch;

/**
 * What the administrators' pages ask the database, in each way to narrow them, of {@link AdminRows}. A question answers how
 * many rows it has found.
 */
public final class AdminQuestions {
    private static final int ROWS = 50;

    private final Database home;
    private final int sessions;

    /** Asks there, where there are that many sessions. */
    public AdminQuestions(Database home, int sessions) {
        this.home = home;
        this.sessions = sessions;
    }

    /** By page, and by the way to narrow it. */
    public Map<String, Map<String, IntSupplier>> byPage() {
        Map<String, Map<String, IntSupplier>> pages = new LinkedHashMap<>();
        pages.put("sessions", liveSessions(new ActiveSessions(home)));
        pages.put("users", users(new UserSearch(home)));
        pages.put("user", user(home));
        pages.put("siblings", Map.of("all", () -> new SiblingStates(home).all().size()));
        pages.put("handoffs", handoffs(new HandoffList(home)));
        pages.put("notices", notices(new OwedNotices(home)));
        pages.put("events", events(new AuditEvents(home)));
        pages.put("day", Map.of("24 hours", () -> new Activity(home).lastDay().size()));
        return pages;
    }

    private Map<String, IntSupplier> liveSessions(ActiveSessions active) {
        Map<String, IntSupplier> ways = new LinkedHashMap<>();
        Optional<SessionId> half = Optional.of(new SessionId(sessions / 2));
        Optional<Instant> hour = Optional.of(Instant.now().minusSeconds(3600));
        Optional<Instant> later = Optional.of(Instant.now().plusSeconds(3600));
        ways.put("all", () -> listed(active, By.NOTHING, "", Optional.empty(), Optional.empty()));
        ways.put("all, a page in the middle", () -> listed(active, By.NOTHING, "", Optional.empty(), half));
        ways.put("of the last hour", () -> listed(active, By.NOTHING, "", hour, Optional.empty()));
        ways.put("since a moment to come", () -> listed(active, By.NOTHING, "", later, Optional.empty()));
        ways.put("of a user", () -> listed(active, By.USER, "MEASURED-7", Optional.empty(), Optional.empty()));
        for (String host : List.of("home", "shop", "rare", "none")) {
            ways.put("at " + host, () -> listed(active, By.HOST, host, Optional.empty(), Optional.empty()));
        }
        ways.put("at shop, a page in the middle", () -> listed(active, By.HOST, "shop", Optional.empty(), half));
        ways.put(
                "from an address",
                () -> listed(active, By.ADDRESS, AdminRows.ADDRESS, Optional.empty(), Optional.empty()));
        return ways;
    }

    private static int listed(
            ActiveSessions active, By by, String value, Optional<Instant> since, Optional<SessionId> after) {
        return active.page(new ActiveSessions.Query(by, value, since, after, ROWS))
                .sessions()
                .size();
    }

    private Map<String, IntSupplier> users(UserSearch users) {
        Map<String, IntSupplier> ways = new LinkedHashMap<>();
        Optional<UserId> half = Optional.of(new UserId(1000 + sessions / 20));
        ways.put("all", () -> users.page("", Optional.empty(), ROWS).users().size());
        for (String text : List.of("measured-77", "m", "Measured", "z")) {
            ways.put(
                    "called " + text,
                    () -> users.page(text, Optional.empty(), ROWS).users().size());
        }
        ways.put(
                "called m, a page in the middle",
                () -> users.page("m", half, ROWS).users().size());
        return ways;
    }

    private static Map<String, IntSupplier> user(Database home) {
        AuditEvents events = new AuditEvents(home);
        UserId one = new UserId(1007);
        Map<String, IntSupplier> ways = new LinkedHashMap<>();
        ways.put("one", () -> new UserSearch(home).user(one).isPresent() ? 1 : 0);
        ways.put("latest events", () -> page(events, Optional.of(one), "", Optional.empty()));
        return ways;
    }

    private static Map<String, IntSupplier> handoffs(HandoffList handoffs) {
        Map<String, IntSupplier> ways = new LinkedHashMap<>();
        Optional<Instant> middle = Optional.of(Instant.now().minus(Duration.ofDays(5)));
        for (String state : List.of("", "ISSUED", "EXCHANGED", "REJECTED", "VOIDED", "EXPIRED")) {
            String name = state.isEmpty() ? "all" : state;
            ways.put(name, () -> page(handoffs, "", state, Optional.empty()));
            ways.put(name + ", a page in the middle", () -> page(handoffs, "", state, middle));
            ways.put(name + " to the shop", () -> page(handoffs, "shop", state, Optional.empty()));
        }
        ways.put("all to a sibling with few", () -> page(handoffs, "rare", "", Optional.empty()));
        return ways;
    }

    private static int page(HandoffList handoffs, String sibling, String state, Optional<Instant> before) {
        return handoffs.page(new HandoffList.Query(
                        Optional.of(sibling).filter(id -> !id.isEmpty()),
                        Optional.of(state).filter(text -> !text.isEmpty()),
                        before,
                        ROWS))
                .rows()
                .size();
    }

    private static Map<String, IntSupplier> notices(OwedNotices notices) {
        Map<String, IntSupplier> ways = new LinkedHashMap<>();
        Optional<Instant> middle = Optional.of(Instant.now().plus(Duration.ofMinutes(15)));
        ways.put("owed", () -> notices.page(Optional.empty(), ROWS).rows().size());
        ways.put(
                "owed, a page in the middle",
                () -> notices.page(middle, ROWS).rows().size());
        return ways;
    }

    private static Map<String, IntSupplier> events(AuditEvents events) {
        Map<String, IntSupplier> ways = new LinkedHashMap<>();
        Optional<Instant> middle = Optional.of(Instant.now().minus(Duration.ofDays(5)));
        for (String type : List.of("", "SESSION_OPENED", "LOGIN_REFUSED", "SIBLING_DISABLED", "PASSWORD_RESET")) {
            String name = type.isEmpty() ? "all" : type;
            ways.put(name, () -> page(events, Optional.empty(), type, Optional.empty()));
            ways.put(name + ", a page in the middle", () -> page(events, Optional.empty(), type, middle));
        }
        ways.put("of a user", () -> page(events, Optional.of(new UserId(1007)), "", Optional.empty()));
        return ways;
    }

    private static int page(AuditEvents events, Optional<UserId> user, String type, Optional<Instant> before) {
        return events.page(new AuditEvents.Query(user, Optional.of(type).filter(text -> !text.isEmpty()), before, ROWS))
                .rows()
                .size();
    }
}
