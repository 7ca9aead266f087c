package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class AuditEventsDbTest {
    private final Scene scene;
    private final AuditEvents events;

    AuditEventsDbTest(Scene scene) {
        this.scene = scene;
        this.events = new AuditEvents(scene.home());
    }

    @Test
    void the_latest_comes_first_with_who_what_and_why() throws SQLException {
        UserId user = scene.user();
        Opened session = scene.login(user);
        scene.sessions().end(session.id(), EndReason.ADMIN, "by user 1 (root), trace x");

        PageByTime<AuditEvent> page = page(Optional.of(user), Optional.empty(), Optional.empty(), 50);

        assertThat(page.rows()).extracting(AuditEvent::type).startsWith("SESSION_ENDED", "SESSION_OPENED");
        AuditEvent ended = page.rows().get(0);
        assertThat(ended.who().user()).contains(user);
        assertThat(ended.who().username()).isPresent();
        assertThat(ended.session()).contains(session.id());
        assertThat(ended.why()).contains("ADMIN");
        assertThat(ended.note()).contains("by user 1 (root), trace x");
        assertThat(page.next()).isEmpty();
    }

    @Test
    void pages_follow_each_other_over_hours_months_and_years_and_leave_none_out() throws SQLException {
        UserId user = scene.user();
        scene.owner().run("""
                INSERT INTO session_events (at, type, user_id)
                SELECT now() - ago, 'PASSWORD_RESET', ?
                  FROM unnest(CAST('{1 second,4 minutes,5 hours,5 hours,13 days,40 days,1 year}' AS interval[])) ago
                """, user.value());
        List<Instant> listed = new ArrayList<>();
        Optional<Instant> before = Optional.empty();
        do {
            PageByTime<AuditEvent> page = page(Optional.empty(), Optional.of("PASSWORD_RESET"), before, 2);
            page.rows().stream()
                    .filter(event -> event.who().user().equals(Optional.of(user)))
                    .forEach(event -> listed.add(event.at()));
            before = page.next();
        } while (before.isPresent());

        assertThat(listed)
                .hasSize(7)
                .isEqualTo(page(Optional.of(user), Optional.of("PASSWORD_RESET"), Optional.empty(), 50).rows().stream()
                        .map(AuditEvent::at)
                        .toList());
    }

    private PageByTime<AuditEvent> page(
            Optional<UserId> user, Optional<String> type, Optional<Instant> before, int limit) {
        return events.page(new AuditEvents.Query(user, type, before, limit));
    }
}
