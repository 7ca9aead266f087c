package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.baton.scene.Planted;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.user.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session's secret is replaced by compare-and-set: the old one is dead for all, and one new one lives. */
@ExtendWith(SceneExtension.class)
class RotateDbTest {
    private final Scene scene;
    private final Sessions sessions;

    RotateDbTest(Scene scene) {
        this.scene = scene;
        this.sessions = scene.sessions();
    }

    @Test
    void the_old_secret_is_dead_and_the_new_one_is_the_same_session() throws SQLException {
        Opened opened = scene.login();

        OpenedLogin rotated = sessions.rotate(opened.secret(), Channel.COOKIE).orElseThrow();

        assertThat(sessions.resume(opened.secret(), Channel.COOKIE)).isEmpty();
        assertThat(sessions.resume(rotated.session().secret(), Channel.COOKIE).map(Session::id))
                .contains(opened.id());
        assertThat(scene.column("expires_at - opened_at", opened)).isEqualTo("12:00:00");
    }

    @Test
    void a_kept_login_stays_kept_for_what_is_left_of_it() throws SQLException {
        Opened kept = sessions.open(new Opening(
                        new Standing(scene.user(), 1),
                        Kind.KEPT_BROWSER,
                        Set.of("pwd"),
                        Optional.empty(),
                        Scene.CLIENT))
                .orElseThrow()
                .session();

        OpenedLogin rotated = sessions.rotate(kept.secret(), Channel.COOKIE).orElseThrow();

        assertThat(rotated.keptFor().orElseThrow())
                .isBetween(Duration.ofDays(30).minusMinutes(5), Duration.ofDays(30));
    }

    @Test
    void an_ended_session_gets_no_new_secret() throws SQLException {
        Opened opened = scene.login();
        sessions.end(opened.id(), EndReason.LOGOUT);

        assertThat(sessions.rotate(opened.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_secret_shown_in_the_wrong_channel_or_at_another_host_rotates_nothing() throws SQLException {
        Opened opened = scene.login();

        assertThat(sessions.rotate(opened.secret(), Channel.BEARER)).isEmpty();
        assertThat(new Sessions(scene.home(), Scene.SHOP, Scene.POLICY).rotate(opened.secret(), Channel.COOKIE))
                .isEmpty();
        assertThat(sessions.resume(opened.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void of_64_rotations_at_the_same_moment_one_wins() throws Exception {
        try (Race race = new Race(64)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Opened opened = scene.login();
                Callable<Optional<OpenedLogin>> rotate = () -> sessions.rotate(opened.secret(), Channel.COOKIE);

                List<OpenedLogin> winners = race.run(Collections.nCopies(64, rotate)).stream()
                        .flatMap(Optional::stream)
                        .toList();

                assertThat(winners).as("round %d", round).hasSize(1);
                assertThat(sessions.resume(winners.get(0).session().secret(), Channel.COOKIE))
                        .isPresent();
                assertThat(sessions.resume(opened.secret(), Channel.COOKIE)).isEmpty();
            }
        }
    }

    @Test
    void a_slow_request_neither_brings_the_old_secret_back_nor_loses_the_new_one() throws Exception {
        try (Race race = new Race(3)) {
            for (int round = 0; round < Race.rounds(100); round++) {
                Opened opened = Planted.rootSeen(scene.owner(), scene.user(), "now() - interval '2 minutes'");
                Callable<Optional<OpenedLogin>> slow = () -> {
                    sessions.resume(opened.secret(), Channel.COOKIE);
                    return Optional.empty();
                };

                OpenedLogin rotated =
                        race.run(List.of(() -> sessions.rotate(opened.secret(), Channel.COOKIE), slow, slow)).stream()
                                .flatMap(Optional::stream)
                                .findAny()
                                .filter(Objects::nonNull)
                                .orElseThrow();

                assertThat(sessions.resume(rotated.session().secret(), Channel.COOKIE))
                        .as("the new secret in round %d", round)
                        .isPresent();
                assertThat(sessions.resume(opened.secret(), Channel.COOKIE))
                        .as("the old secret in round %d", round)
                        .isEmpty();
            }
        }
    }
}
