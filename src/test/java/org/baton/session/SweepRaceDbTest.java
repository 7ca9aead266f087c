package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.scene.Deadlocks;
import org.baton.scene.Held;
import org.baton.scene.Planted;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several nodes sweep while sessions are in use: nobody deadlocks, and what is seen meanwhile stays. */
@ExtendWith(SceneExtension.class)
class SweepRaceDbTest {
    /** Of each sort: four clients share the live ones. */
    private static final int MANY = 12;

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
            for (int round = 0; round < Race.rounds(100); round++) {
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
        try (Race race = new Race(8);
                Held held = new Held(scene.database().asOwner())) {
            Sql owner = new Sql(held.byThread());
            for (int round = 0; round < Race.rounds(5); round++) {
                UserId user = scene.user();
                List<Opened> live = planted(owner, user, "now() - interval '2 minutes'");
                List<Opened> over = planted(owner, user, "now() - interval '40 minutes'");
                List<Opened> old = planted(owner, user, "now()");
                owner.run(
                        "UPDATE sessions SET ended_at = now() - interval '31 days', end_reason = 'SQL'"
                                + " WHERE id = ANY (?) OR root_id = ANY (?)",
                        ids(old),
                        ids(old));
                Deadlocks deadlocks = Deadlocks.from(scene);

                List<Callable<Integer>> all = new ArrayList<>();
                for (int node = 0; node < 4; node++) {
                    all.add(() -> new SessionSweep(scene.home(), SweepDbTest.policy(2))
                            .sweep()
                            .logins());
                    List<Opened> mine = live.subList(MANY / 4 * node, MANY / 4 * (node + 1));
                    all.add(() -> refused(mine));
                }
                List<Integer> done = race.run(all);

                int deleted = done.get(0) + done.get(2) + done.get(4) + done.get(6);
                assertThat(deleted).as("deleted in round %d", round).isEqualTo(MANY);
                assertThat(done.get(1) + done.get(3) + done.get(5) + done.get(7))
                        .as("live sessions refused in round %d", round)
                        .isZero();
                assertThat(count(live, "ended_at IS NULL AND last_seen_at > now() - interval '1 minute'"))
                        .isEqualTo(MANY);
                assertThat(count(over, "end_reason = 'EXPIRED'")).isEqualTo(MANY);
                assertThat(count(old, "true")).isZero();
                assertThat(deadlocks.until(race)).isZero();
            }
        }
    }

    private int refused(List<Opened> sessions) {
        return (int) sessions.stream()
                .filter(session -> scene.sessions()
                        .resume(session.secret(), Channel.COOKIE)
                        .isEmpty())
                .count();
    }

    private static List<Opened> planted(Sql owner, UserId user, String lastSeenAt) throws SQLException {
        List<Opened> planted = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Opened root = Planted.rootSeen(owner, user, lastSeenAt);
            Planted.child(owner, root, Scene.SHOP, lastSeenAt);
            planted.add(root);
        }
        return planted;
    }

    private long count(List<Opened> sessions, String condition) throws SQLException {
        return scene.count("sessions WHERE id = ANY (?) AND " + condition, (Object) ids(sessions));
    }

    private static Long[] ids(List<Opened> sessions) {
        return sessions.stream().map(session -> session.id().value()).toArray(Long[]::new);
    }
}
