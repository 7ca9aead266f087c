package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.handoff.Handoffs.Handoff;
import org.baton.scene.Deadlocks;
import org.baton.scene.Held;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SceneExtension.class)
class ExchangeRaceDbTest {
    private final Scene scene;
    private final Handoffs handoffs;

    ExchangeRaceDbTest(Scene scene) {
        this.scene = scene;
        this.handoffs = new Handoffs(scene);
    }

    private static final int BROWSERS = 32;

    @Test
    void of_32_at_the_same_moment_one_wins() throws Exception {
        try (Race race = new Race(BROWSERS)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Handoff handoff = handoffs.issue();
                Callable<ExchangeResult> exchange = () -> handoffs.exchange(handoff);

                List<ExchangeResult> results = race.run(Collections.nCopies(BROWSERS, exchange));

                assertThat(results)
                        .as("round %d", round)
                        .filteredOn(ExchangeResult.Exchanged.class::isInstance)
                        .hasSize(1);
                assertThat(scene.count(
                                "sessions WHERE root_id = ?",
                                handoff.root().id().value()))
                        .as("round %d", round)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void of_32_with_different_verifiers_at_most_the_right_one_wins_and_its_session_lives() throws Exception {
        try (Race race = new Race(BROWSERS)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Handoff handoff = handoffs.issue();
                Callable<ExchangeResult> stranger = () -> handoffs.exchangeElsewhere(handoff);
                List<Callable<ExchangeResult>> all =
                        new java.util.ArrayList<>(Collections.nCopies(BROWSERS - 1, stranger));
                all.add(0, () -> handoffs.exchange(handoff));

                List<ExchangeResult> results = race.run(all);

                assertThat(results.subList(1, BROWSERS)).noneMatch(ExchangeResult.Exchanged.class::isInstance);
                if (results.get(0) instanceof ExchangeResult.Exchanged exchanged) {
                    assertThat(scene.shopSessions().resume(exchanged.session().secret(), Channel.COOKIE))
                            .as("round %d", round)
                            .isPresent();
                }
            }
        }
    }

    @Test
    void no_child_lives_under_a_login_that_ended_during_the_exchange() throws Exception {
        Deadlocks deadlocks = Deadlocks.from(scene);
        try (Race race = new Race(3)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Opened root = scene.login();
                Handoff first = handoffs.issue(root);
                Handoff second = handoffs.issue(root);

                race.run(List.<Callable<Object>>of(
                        () -> handoffs.exchange(first),
                        () -> handoffs.exchange(second),
                        () -> scene.sessions().end(root.id(), EndReason.LOGOUT)));

                assertThat(scene.count(
                                "sessions WHERE ended_at IS NULL AND root_id = ?",
                                root.id().value()))
                        .as("round %d", round)
                        .isZero();
            }
            assertThat(deadlocks.until(race)).isZero();
        }
    }

    @Test
    void no_child_lives_whose_user_was_suspended_during_the_exchange() throws Exception {
        Deadlocks deadlocks = Deadlocks.from(scene);
        try (Race race = new Race(3);
                Held held = new Held(scene.database().asOwner())) {
            Sql owner = new Sql(held.byThread());
            for (int round = 0; round < Race.rounds(); round++) {
                UserId user = scene.user();
                Handoff first = handoffs.issue(scene.login(user));
                Handoff second = handoffs.issue(scene.login(user));

                race.run(List.<Callable<Object>>of(
                        () -> handoffs.exchange(first),
                        () -> handoffs.exchange(second),
                        () -> owner.run("UPDATE users SET status = 'SUSPENDED' WHERE id = ?", user.value())));

                assertThat(scene.count("sessions WHERE ended_at IS NULL AND user_id = ?", user.value()))
                        .as("round %d", round)
                        .isZero();
            }
            assertThat(deadlocks.until(race)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT end_all_sessions('race')",
                "SELECT end_user_sessions('%s', 'race')",
                "SELECT suspend_user('%s')",
                "SELECT CAST(length(reset_password('%s')) AS bigint)"
            })
    void no_child_lives_whose_user_a_dba_has_put_out_during_the_exchange(String call) throws Exception {
        Deadlocks deadlocks = Deadlocks.from(scene);
        try (Race race = new Race(3);
                Held held = new Held(scene.database().asAdmin())) {
            Sql admin = new Sql(held.byThread());
            for (int round = 0; round < Race.rounds(); round++) {
                UserId user = scene.user();
                Handoff first = handoffs.issue(scene.login(user));
                Handoff second = handoffs.issue(scene.login(user));
                String name = scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", user.value());

                race.run(List.<Callable<Object>>of(
                        () -> handoffs.exchange(first),
                        () -> handoffs.exchange(second),
                        () -> admin.one(Long.class, call.formatted(name))));

                assertThat(scene.count("sessions WHERE ended_at IS NULL AND user_id = ?", user.value()))
                        .as("round %d", round)
                        .isZero();
            }
            assertThat(deadlocks.until(race)).isZero();
        }
    }
}
