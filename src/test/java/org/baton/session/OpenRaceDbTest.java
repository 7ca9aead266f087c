package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.baton.scene.Held;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.user.UserId;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever opens a session while its user is being shut out has none afterwards, whoever was first. */
@ExtendWith(SceneExtension.class)
class OpenRaceDbTest {
    private final Scene scene;

    OpenRaceDbTest(Scene scene) {
        this.scene = scene;
    }

    @ParameterizedTest
    @ValueSource(strings = {"status = 'SUSPENDED'", "password_hash = 'another'", "login_epoch = login_epoch + 1"})
    void no_session_survives_that_was_opened_while_its_user_was_shut_out(String change) throws Exception {
        int rounds = Race.rounds(100);
        Sessions sessions = scene.sessions();
        try (Race race = new Race(3);
                Held held = new Held(scene.database().asOwner())) {
            Sql owner = new Sql(held.byThread());
            for (int round = 0; round < rounds; round++) {
                UserId user = scene.user();
                Callable<Boolean> open =
                        () -> sessions.open(Scene.opening(user)).isPresent();
                Callable<Boolean> shutOut =
                        () -> owner.run("UPDATE users SET " + change + " WHERE id = ?", user.value()) == 1;

                List<Boolean> done = race.run(List.of(open, open, shutOut));

                assertThat(done.get(2)).isTrue();
                assertThat(owner.one(
                                Long.class,
                                "SELECT count(*) FROM sessions WHERE user_id = ? AND ended_at IS NULL",
                                user.value()))
                        .as("round %d", round)
                        .isZero();
            }
        }
    }
}
