package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.scene.Planted;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several nodes sweep while sessions are in use: nobody deadlocks, and what is seen meanwhile stays. */
@ExtendWith(SceneExtension.class)
class SweepRaceDbTest {
    private final Scene scene;
    private final SessionTable table;

    SweepRaceDbTest(Scene scene) {
        this.scene = scene;
        this.table = new SessionTable(scene.home(), HostId.HOME);
    }

    @Test
    void a_session_that_is_touched_while_it_is_swept_is_either_seen_or_closed() throws Exception {
        SessionSweep sweep = new SessionSweep(scene.home(), SweepDbTest.policy(1));
        try (Race race = new Race(2)) {
            for (int round = 0; round < 5 * Race.rounds(); round++) {
                Opened idle = Planted.rootSeen(scene.owner(), scene.user(), "now() - interval '32 minutes'");

                Callable<Integer> touch = () -> table.touch(idle.id(), Scene.POLICY.touchInterval());
                Callable<Integer> close = () -> sweep.sweep().expired();
                int touched = race.run(List.of(touch, close)).get(0);

                assertThat(scene.column("end_reason", idle))
                        .as("touched %d, round %d", touched, round)
                        .isEqualTo(touched == 1 ? "null" : "EXPIRED");
                scene.sessions().end(idle.id(), EndReason.LOGOUT);
            }
        }
    }

    @Test
    void four_sweepers_and_touches_at_once_do_all_of_it_and_nothing_else() throws Exception {
        int rounds = Math.max(1, Race.rounds() / 10);
        try (Race race = new Race(12)) {
            for (int round = 0; round < rounds; round++) {
                UserId user = scene.user();
                List<Opened> live = planted(user, 40, "now() - interval '2 minutes'");
                List<Opened> over = planted(user, 40, "now() - interval '40 minutes'");
                List<Opened> old = planted(user, 40, "now()");
                scene.owner()
                        .run(
                                "UPDATE sessions SET ended_at = now() - interval '31 days', end_reason = 'SQL'"
                                        + " WHERE id = ANY (?)",
                                (Object) ids(old));
                long deadlocks = deadlocks();

                List<Callable<Integer>> all = new ArrayList<>();
                for (int sweeper = 0; sweeper < 4; sweeper++) {
                    all.add(() -> new SessionSweep(scene.home(), SweepDbTest.policy(7))
                            .sweep()
                            .logins());
                }
                for (int client = 0; client < 8; client++) {
                    List<Opened> mine = live.subList(5 * client, 5 * client + 5);
                    all.add(() -> mine.stream()
                            .mapToInt(session -> scene.sessions()
                                            .resume(session.secret(), Channel.COOKIE)
                                            .isPresent()
                                    ? 0
                                    : 1)
                            .sum());
                }
                List<Integer> done = race.run(all);

                assertThat(done.subList(0, 4).stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .as("deleted in round %d", round)
                        .isEqualTo(old.size());
                assertThat(done.subList(4, 12)).as("live sessions refused").containsOnly(0);
                assertThat(count(live, "ended_at IS NULL AND last_seen_at > now() - interval '1 minute'"))
                        .isEqualTo(live.size());
                assertThat(count(over, "end_reason = 'EXPIRED'")).isEqualTo(over.size());
                assertThat(count(old, "true")).isZero();
                assertThat(deadlocks()).isEqualTo(deadlocks);
            }
        }
    }

    private List<Opened> planted(UserId user, int many, String lastSeenAt) throws SQLException {
        List<Opened> planted = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Opened root = Planted.rootSeen(scene.owner(), user, lastSeenAt);
            Planted.child(scene.owner(), root, Scene.SHOP, lastSeenAt);
            planted.add(root);
        }
        return planted;
    }

    private long count(List<Opened> sessions, String condition) throws SQLException {
        return scene.count("sessions WHERE id = ANY (?) AND " + condition, (Object) ids(sessions));
    }

    private long deadlocks() throws SQLException {
        return scene.owner()
                .one(Long.class, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }

    private static Long[] ids(List<Opened> sessions) {
        return sessions.stream().map(session -> session.id().value()).toArray(Long[]::new);
    }
}
