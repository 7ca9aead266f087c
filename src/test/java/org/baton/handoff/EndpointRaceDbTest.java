package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exchange that home makes for a sibling with a database of its own, under races. */
@ExtendWith(SceneExtension.class)
class EndpointRaceDbTest {
    private static final int CALLERS = 32;

    private final Scene scene;
    private final Calls calls;

    EndpointRaceDbTest(Scene scene) throws Exception {
        this.scene = scene;
        this.calls = new Calls(scene);
    }

    @Test
    void of_32_calls_at_the_same_moment_one_wins() throws Exception {
        try (Race race = new Race(CALLERS)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Calls.Handoff handoff = calls.issue(scene.login());
                Callable<Integer> call = () -> calls.exchange(handoff).status();

                List<Integer> answers = race.run(Collections.nCopies(CALLERS, call));

                assertThat(answers)
                        .as("round %d", round)
                        .containsOnly(200, 400)
                        .filteredOn(code -> code == 200)
                        .hasSize(1);
                assertThat(scene.count(
                                "sessions WHERE root_id = ?",
                                handoff.root().id().value()))
                        .as("round %d", round)
                        .isOne();
            }
        }
    }

    @Test
    void of_32_calls_with_one_assertion_one_is_looked_at() throws Exception {
        try (Race race = new Race(CALLERS)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Calls.Handoff handoff = calls.issue(scene.login());
                String assertion = calls.assertion(ExchangeAddress.PATH);
                Callable<Integer> call =
                        () -> calls.exchange(handoff, assertion).status();

                List<Integer> answers = race.run(Collections.nCopies(CALLERS, call));

                assertThat(answers).as("round %d", round).containsOnlyOnce(200).containsOnly(200, 401);
            }
        }
    }

    @Test
    void a_logout_during_the_exchange_leaves_no_record_alive_and_owes_a_notice_for_each_that_was() throws Exception {
        try (Race race = new Race(3)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Opened root = scene.login();
                Calls.Handoff first = calls.issue(root);
                Calls.Handoff second = calls.issue(root);

                race.run(List.<Callable<Object>>of(
                        () -> calls.exchange(first),
                        () -> calls.exchange(second),
                        () -> scene.sessions().end(root.id(), EndReason.LOGOUT)));

                long id = root.id().value();
                assertThat(scene.count("sessions WHERE ended_at IS NULL AND ? IN (id, root_id)", id))
                        .as("round %d", round)
                        .isZero();
                assertThat(scene.count("logout_notices WHERE root_id = ?", id))
                        .as("round %d", round)
                        .isEqualTo(scene.count("sessions WHERE root_id = ?", id));
            }
        }
    }
}
