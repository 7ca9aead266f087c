package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.handoff.ExchangeResult.Reason;
import org.baton.handoff.Handoffs.Handoff;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.baton.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exchange that a sibling makes without home, under races. */
@ExtendWith(SceneExtension.class)
class OfflineRaceDbTest {
    private static final int BROWSERS = 64;

    private final Scene scene;
    private final Offline offline;

    OfflineRaceDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.offline = new Offline(scene);
    }

    @Test
    void of_64_at_the_same_moment_one_wins() throws Exception {
        try (Race race = new Race(BROWSERS)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Handoff handoff = offline.issue();
                Callable<ExchangeResult> show = () -> offline.exchange(handoff);

                List<ExchangeResult> answers = race.run(Collections.nCopies(BROWSERS, show));

                assertThat(answers)
                        .as("round %d", round)
                        .filteredOn(ExchangeResult.Exchanged.class::isInstance)
                        .hasSize(1);
                assertThat(answers)
                        .as("round %d", round)
                        .filteredOn(ExchangeResult.Refused.class::isInstance)
                        .containsOnly(Handoffs.refused(Reason.DUPLICATE));
                assertThat(opened(handoff)).as("round %d", round).isOne();
            }
        }
    }

    @Test
    void of_the_rightful_browser_and_a_strangers_at_the_same_moment_one_at_most_gets_a_session() throws Exception {
        try (Race race = new Race(2)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Handoff handoff = offline.issue();

                List<ExchangeResult> answers =
                        race.run(List.of(() -> offline.exchange(handoff), () -> offline.exchangeElsewhere(handoff)));

                assertThat(answers.get(1)).isIn(Handoffs.refused(Reason.WRONG_VERIFIER), Handoffs.refused(Reason.USED));
                assertThat(opened(handoff))
                        .as("round %d", round)
                        .isEqualTo(answers.get(0) instanceof ExchangeResult.Exchanged ? 1 : 0);
            }
        }
    }

    @Test
    void a_notice_of_the_logout_during_the_exchange_leaves_no_session_alive() throws Exception {
        try (Race race = new Race(2)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Handoff handoff = offline.issue();
                scene.sessions().end(handoff.root().id(), EndReason.LOGOUT);

                race.run(List.<Callable<Object>>of(
                        () -> offline.exchange(handoff), () -> offline.leased().endNoticed(Offline.record(handoff))));

                assertThat(scene.count(
                                "sessions WHERE home_session_id = ? AND ended_at IS NULL", Offline.record(handoff)))
                        .as("round %d", round)
                        .isZero();
            }
        }
    }

    @Test
    void a_logout_during_the_issue_leaves_no_record_alive_and_owes_a_notice_for_each_that_was() throws Exception {
        try (Race race = new Race(3)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Opened root = scene.login();
                Session session =
                        scene.sessions().resume(root.secret(), Channel.COOKIE).orElseThrow();
                Binding binding = Binding.fresh(Handoffs.ANYWHERE, 0, Handoffs.NOW);

                race.run(List.<Callable<Object>>of(
                        () -> offline.issueTo(session, binding),
                        () -> offline.issueTo(session, binding),
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

    private long opened(Handoff handoff) throws SQLException {
        return scene.count("sessions WHERE home_session_id = ?", Offline.record(handoff));
    }
}
