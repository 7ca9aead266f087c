package org.baton.admin.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Times;
import org.baton.session.AuditEvent;
import org.baton.session.AuditEvents;
import org.baton.session.PageByTime;
import org.baton.user.UserId;

/** {@code GET /admin/events}: the audit, latest first, by user and type. */
public final class EventsPage extends AdminPage {
    private static final Set<String> NAMES = Set.of("user", "type", "before");

    private final AuditEvents events;

    EventsPage(AuditEvents events) {
        this.events = events;
    }

    /**
     * What the page shows.
     *
     * @param type only of this type; blank: of all
     * @param user only of this user, by number; blank: of all
     * @param events latest first
     * @param next the next page; empty where there is none
     */
    public record View(String type, String user, List<AuditEvent> events, Optional<String> next) {
        /**
         * Whom they concern, where they are one user's.
         *
         * @return the user's name; the number where no event tells it
         */
        public String name() {
            return events.stream()
                    .flatMap(event -> event.who().username().stream())
                    .findFirst()
                    .orElse(user);
        }

        /**
         * The same page of all users.
         *
         * @return its address
         */
        public String everybody() {
            return new Link(AdminAddresses.EVENTS).with("type", type).toString();
        }

        /**
         * The types to choose from.
         *
         * @return all there are
         */
        public List<String> types() {
            return AuditEvent.TYPES;
        }
    }

    @Override
    Optional<Answer> show(Call call) {
        Optional<String> type = call.parameter("type").filter(text -> !text.isEmpty());
        Optional<String> asked = call.parameter("user").filter(text -> !text.isEmpty());
        Optional<UserId> user = asked.flatMap(UserId::parse);
        Optional<Instant> before = call.parameter("before").flatMap(Times::parse);
        if (!call.parameters().onlyOf(NAMES)
                || !type.map(AuditEvent.TYPES::contains).orElse(true)
                || asked.isPresent() != user.isPresent()
                || call.parameter("before").isPresent() != before.isPresent()) {
            return malformed("Write type (" + String.join(", ", AuditEvent.TYPES)
                    + "), user (a number) and before (a moment such as 2026-01-31T23:59:59Z).");
        }
        PageByTime<AuditEvent> page = events.page(new AuditEvents.Query(user, type, before, ROWS));
        return page(
                "events",
                new View(
                        type.orElse(""),
                        asked.orElse(""),
                        page.rows(),
                        page.next()
                                .map(last -> new Link(AdminAddresses.EVENTS)
                                        .with("type", type)
                                        .with("user", user)
                                        .with("before", last.toString())
                                        .toString())));
    }
}
