package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class ActivityDbTest {
    private final Scene scene;
    private final Activity activity;

    ActivityDbTest(Scene scene) {
        this.scene = scene;
        this.activity = new Activity(scene.home());
    }

    @BeforeEach
    void nothingHappenedYet() throws SQLException {
        scene.owner().run("DELETE FROM session_events");
    }

    @Test
    void there_are_24_full_hours_one_after_the_other_whatever_happened() {
        List<Activity.Hour> hours = activity.lastDay();

        assertThat(hours)
                .hasSize(24)
                .allSatisfy(hour -> assertThat(hour.logins() + hour.handoffs() + hour.refusals())
                        .isZero());
        assertThat(hours.get(0).from().getEpochSecond() % 3600).isZero();
        assertThat(Duration.between(hours.get(0).from(), hours.get(23).from())).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void each_hour_counts_its_logins_handoffs_and_refusals_and_nothing_else() throws SQLException {
        scene.owner().run("""
                INSERT INTO session_events (at, type, user_id, session_id, root_id)
                SELECT date_trunc('hour', now(), 'UTC') - hours, type, user_id, session_id, root_id
                  FROM (VALUES (interval '0', 'SESSION_OPENED', 1, 10, 10),
                               (interval '0', 'SESSION_OPENED', 1, 11, 10),
                               (interval '0', 'SESSION_OPENED', NULL, 12, 12),
                               (interval '1 hour', 'LOGIN_REFUSED', NULL, NULL, NULL),
                               (interval '1 hour', 'HANDOFF_REFUSED', 1, NULL, 10),
                               (interval '1 hour', 'HANDOFF_ISSUED', 1, NULL, 10),
                               (interval '1 hour', 'HANDOFF_EXCHANGED', 1, 11, 10),
                               (interval '22 hours 59 minutes', 'SESSION_OPENED', 2, 20, 20),
                               (interval '23 hours', 'SESSION_OPENED', 3, 30, 30),
                               (interval '23 hours 1 second', 'SESSION_OPENED', 4, 40, 40))
                       planted (hours, type, user_id, session_id, root_id)
                """);

        List<Activity.Hour> hours = activity.lastDay();

        assertThat(counts(hours.get(23))).containsExactly(1L, 0L, 0L);
        assertThat(counts(hours.get(22))).containsExactly(0L, 1L, 2L);
        assertThat(counts(hours.get(0))).containsExactly(2L, 0L, 0L);
        assertThat(hours.stream().mapToLong(Activity.Hour::logins).sum()).isEqualTo(3);
    }

    private static List<Long> counts(Activity.Hour hour) {
        return List.of(hour.logins(), hour.handoffs(), hour.refusals());
    }
}
