package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.baton.handoff.Handoffs.Handoff;
import org.baton.scene.Held;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.session.Channel;
import org.baton.session.Opened;
import org.baton.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class DisabledSiblingDbTest {
    private final Scene scene;
    private final Handoffs handoffs;

    DisabledSiblingDbTest(Scene scene) {
        this.scene = scene;
        this.handoffs = new Handoffs(scene);
    }

    @BeforeEach
    void enable_the_shop() throws SQLException {
        scene.owner().run("UPDATE siblings SET enabled = true WHERE id = 'shop'");
    }

    @Test
    void disabling_a_sibling_ends_its_children_and_leaves_the_logins_alive() throws SQLException {
        Handoff handoff = handoffs.issue();
        Opened child = handoffs.exchanged(handoff);

        disable(scene.owner());

        assertThat(scene.column("end_reason", child)).isEqualTo("ADMIN");
        assertThat(scene.sessions().resume(handoff.root().secret(), Channel.COOKIE))
                .isPresent();
    }

    @Test
    void disabling_a_sibling_voids_its_open_handoffs() throws SQLException {
        Handoff handoff = handoffs.issue();

        disable(scene.owner());

        assertThat(handoffs.state(handoff)).isEqualTo("VOIDED");
        assertThat(handoffs.column("reason", handoff)).isEqualTo("SIBLING_DISABLED");
        assertThat(handoffs.exchange(handoff)).isEqualTo(Handoffs.refused(ExchangeResult.Reason.USED));
    }

    @Test
    void no_child_and_no_handoff_is_open_after_a_sibling_was_disabled_during_an_exchange() throws Exception {
        try (Race race = new Race(3);
                Held held = new Held(scene.database().asOwner())) {
            Sql owner = new Sql(held.byThread());
            for (int round = 0; round < Race.rounds(); round++) {
                enable_the_shop();
                Opened root = scene.login();
                Opened old = handoffs.exchanged(handoffs.issue(root));
                Handoff handoff = handoffs.issue(root);
                Callable<Object> exchange = () -> handoffs.exchange()
                        .exchange(handoff.token(), handoff.binding(), Optional.of(old.id()), Handoffs.call());
                Callable<Object> issue = () -> new HandoffTable(scene.home())
                        .issue(
                                org.baton.paseto.Jti.random().hash(),
                                "shop",
                                root.id(),
                                handoff.binding().challenge(),
                                java.util.UUID.randomUUID(),
                                "192.0.2.7");

                race.run(List.of(exchange, () -> disable(owner), issue));

                assertThat(scene.count("sessions WHERE host = 'shop' AND ended_at IS NULL"))
                        .as("round %d", round)
                        .isZero();
                assertThat(scene.count("handoffs WHERE state = 'ISSUED'"))
                        .as("round %d", round)
                        .isZero();
            }
        }
    }

    @Test
    void disabling_a_sibling_while_logins_end_never_deadlocks() throws Exception {
        try (Race race = new Race(3);
                Held held = new Held(scene.database().asOwner())) {
            Sql owner = new Sql(held.byThread());
            for (int round = 0; round < Race.rounds(60); round++) {
                enable_the_shop();
                UserId first = withAnOpenHandoffAndAChild();
                UserId second = withAnOpenHandoffAndAChild();

                race.run(List.<Callable<Integer>>of(
                        () -> disable(owner), () -> suspend(owner, second), () -> suspend(owner, first)));

                assertThat(scene.count(
                                "sessions WHERE user_id IN (?, ?) AND ended_at IS NULL", first.value(), second.value()))
                        .as("round %d", round)
                        .isZero();
            }
        }
    }

    private UserId withAnOpenHandoffAndAChild() throws SQLException {
        UserId user = scene.user();
        handoffs.issue(scene.login(user));
        handoffs.exchanged(handoffs.issue(scene.login(user)));
        return user;
    }

    private static int suspend(Sql owner, UserId user) throws SQLException {
        return owner.run("UPDATE users SET status = 'SUSPENDED' WHERE id = ?", user.value());
    }

    private static int disable(Sql owner) throws SQLException {
        return owner.run("UPDATE siblings SET enabled = false WHERE id = 'shop'");
    }
}
