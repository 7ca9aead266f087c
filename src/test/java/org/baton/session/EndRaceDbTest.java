package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.baton.scene.Held;
import org.baton.scene.Planted;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An end is final while other requests of the same session are still under way. */
@ExtendWith(SceneExtension.class)
class EndRaceDbTest {
    private final Scene scene;
    private final Sessions sessions;

    EndRaceDbTest(Scene scene) {
        this.scene = scene;
        this.sessions = scene.sessions();
    }

    @Test
    void a_logout_is_final_whatever_slow_requests_write_afterwards() throws Exception {
        try (Race race = new Race(4)) {
            for (int round = 0; round < Race.rounds(100); round++) {
                Opened opened = Planted.rootSeen(scene.owner(), scene.user(), "now() - interval '2 minutes'");
                Callable<Boolean> logout = () -> sessions.end(opened.id(), EndReason.LOGOUT);
                Callable<Boolean> slow =
                        () -> sessions.resume(opened.secret(), Channel.COOKIE).isPresent();
                Callable<Boolean> rotate =
                        () -> sessions.rotate(opened.secret(), Channel.COOKIE).isPresent();

                assertThat(race.run(List.of(logout, slow, slow, rotate)).get(0)).isTrue();

                assertThat(scene.column("end_reason", opened))
                        .as("round %d", round)
                        .isEqualTo("LOGOUT");
                assertThat(sessions.resume(opened.secret(), Channel.COOKIE)).isEmpty();
                assertThat(sessions.rotate(opened.secret(), Channel.COOKIE)).isEmpty();
            }
        }
    }

    @Test
    void a_suspension_is_final_whatever_is_touched_at_that_moment() throws Exception {
        try (Race race = new Race(4);
                Held held = new Held(scene.database().asOwner())) {
            Sql owner = new Sql(held.byThread());
            for (int round = 0; round < Race.rounds(100); round++) {
                UserId user = scene.user();
                Opened root = Planted.rootSeen(scene.owner(), user, "now() - interval '2 minutes'");
                Opened child = Planted.child(scene.owner(), root, Scene.SHOP, "now() - interval '2 minutes'");
                Callable<Boolean> suspend =
                        () -> owner.run("UPDATE users SET status = 'SUSPENDED' WHERE id = ?", user.value()) == 1;
                Callable<Boolean> atHome =
                        () -> sessions.resume(root.secret(), Channel.COOKIE).isPresent();
                Callable<Boolean> atTheShop = () -> scene.shopSessions()
                        .resume(child.secret(), Channel.COOKIE)
                        .isPresent();

                assertThat(race.run(List.of(suspend, atHome, atTheShop, atHome)).get(0))
                        .isTrue();

                assertThat(scene.column("end_reason", root))
                        .as("round %d", round)
                        .isEqualTo("SUSPENSION");
                assertThat(scene.column("end_reason", child)).isEqualTo("ROOT_ENDED");
                assertThat(sessions.resume(root.secret(), Channel.COOKIE)).isEmpty();
                assertThat(scene.shopSessions().resume(child.secret(), Channel.COOKIE))
                        .isEmpty();
            }
        }
    }
}
