package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.baton.scene.Planted;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.user.Standing;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A user has so many logins at once and no more; the one longest unseen makes room. */
@ExtendWith(SceneExtension.class)
class LimitDbTest {
    private static final SessionPolicy USUAL = SessionPolicy.BY_DEFAULT;

    private final Scene scene;

    LimitDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void the_login_longest_unseen_makes_room_with_its_reason() throws SQLException {
        UserId user = scene.user();
        Opened older = seen(user, "20 minutes");
        Opened newer = seen(user, "10 minutes");

        assertThat(limitedTo(2).open(Scene.opening(user))).isPresent();

        assertThat(scene.column("end_reason", older)).isEqualTo("LIMIT");
        assertThat(scene.column("end_reason", newer)).isEqualTo("null");
    }

    @Test
    void a_login_counts_as_seen_while_a_child_of_it_is() throws SQLException {
        UserId user = scene.user();
        Opened busyAtTheShop = seen(user, "20 minutes");
        Planted.child(scene.owner(), busyAtTheShop, Scene.SHOP, "now() - interval '1 minute'");
        Opened idler = seen(user, "10 minutes");

        assertThat(limitedTo(2).open(Scene.opening(user))).isPresent();

        assertThat(scene.column("end_reason", idler)).isEqualTo("LIMIT");
        assertThat(scene.column("end_reason", busyAtTheShop)).isEqualTo("null");
    }

    @Test
    void a_login_that_is_over_takes_no_room() throws SQLException {
        UserId user = scene.user();
        Opened idle = seen(user, "31 minutes");
        Opened live = seen(user, "10 minutes");

        assertThat(limitedTo(2).open(Scene.opening(user))).isPresent();

        assertThat(scene.column("end_reason", idle)).isEqualTo("null");
        assertThat(scene.column("end_reason", live)).isEqualTo("null");
    }

    @Test
    void the_session_that_is_replaced_makes_the_room_itself() throws SQLException {
        UserId user = scene.user();
        Opened other = seen(user, "20 minutes");
        Opened replaced = seen(user, "10 minutes");

        assertThat(limitedTo(2).open(Scene.replacing(replaced, user))).isPresent();

        assertThat(scene.column("end_reason", other)).isEqualTo("null");
        assertThat(scene.column("end_reason", replaced)).isEqualTo("REPLACED");
    }

    @Test
    void bearer_tokens_and_browsers_do_not_take_each_others_room() throws SQLException {
        UserId user = scene.user();
        Opened browser = seen(user, "10 minutes");

        Opened phone = limitedTo(1).open(bearer(user)).orElseThrow().session();
        Opened tablet = limitedTo(1).open(bearer(user)).orElseThrow().session();

        assertThat(scene.column("end_reason", browser)).isEqualTo("null");
        assertThat(scene.column("end_reason", phone)).isEqualTo("LIMIT");
        assertThat(scene.column("end_reason", tablet)).isEqualTo("null");
    }

    @Test
    void another_users_logins_take_no_room() throws SQLException {
        Opened others = scene.login();

        assertThat(limitedTo(1).open(Scene.opening(scene.user()))).isPresent();

        assertThat(scene.column("end_reason", others)).isEqualTo("null");
    }

    @Test
    void of_32_logins_at_the_same_moment_exactly_the_limit_is_left() throws Exception {
        Sessions sessions = limitedTo(20);
        int rounds = Race.rounds(5);
        try (Race race = new Race(32)) {
            for (int round = 0; round < rounds; round++) {
                UserId user = scene.user();
                Callable<Boolean> login =
                        () -> sessions.open(Scene.opening(user)).isPresent();

                assertThat(race.run(Collections.nCopies(32, login))).containsOnly(true);

                assertThat(scene.count("sessions WHERE user_id = ? AND ended_at IS NULL", user.value()))
                        .as("live in round %d", round)
                        .isEqualTo(20);
                assertThat(scene.count("sessions WHERE user_id = ? AND end_reason = 'LIMIT'", user.value()))
                        .as("ended in round %d", round)
                        .isEqualTo(12);
            }
        }
    }

    private Opened seen(UserId user, String ago) throws SQLException {
        return Planted.rootSeen(scene.owner(), user, "now() - interval '" + ago + "'");
    }

    private Sessions limitedTo(int logins) {
        SessionPolicy policy = new SessionPolicy(
                USUAL.browser(),
                USUAL.kept(),
                USUAL.bearer(),
                Duration.ofSeconds(60),
                new SessionPolicy.Limits(logins, logins));
        return new Sessions(scene.home(), HostId.HOME, policy);
    }

    private static Opening bearer(UserId user) {
        return new Opening(new Standing(user, 1), Kind.bearer("phone"), Set.of("pwd"), Optional.empty(), Scene.CLIENT);
    }
}
