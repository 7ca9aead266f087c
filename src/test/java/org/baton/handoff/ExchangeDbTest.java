package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import org.baton.handoff.Handoffs.Handoff;
import org.baton.scene.Planted;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Channel;
import org.baton.session.Opened;
import org.baton.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class ExchangeDbTest {
    private final Scene scene;
    private final Handoffs handoffs;

    ExchangeDbTest(Scene scene) {
        this.scene = scene;
        this.handoffs = new Handoffs(scene);
    }

    @Test
    void a_login_that_fell_idle_meanwhile_is_exchanged_while_a_child_keeps_it_awake() throws SQLException {
        Opened root = Planted.rootSeen(scene.owner(), scene.user(), "now()");
        Handoff handoff = handoffs.issue(root);
        Planted.child(scene.owner(), root, Scene.SHOP, "now()");
        scene.owner()
                .run(
                        "UPDATE sessions SET last_seen_at = now() - interval '30 minutes' WHERE id = ?",
                        root.id().value());

        assertThat(handoffs.exchange(handoff)).isInstanceOf(ExchangeResult.Exchanged.class);
    }

    @Test
    void a_handoff_opens_a_session_at_the_shop() throws SQLException {
        Handoff handoff = handoffs.issue();

        Opened child = handoffs.exchanged(handoff);

        Session session =
                scene.shopSessions().resume(child.secret(), Channel.COOKIE).orElseThrow();
        assertThat(session.root()).isEqualTo(handoff.root().id());
        assertThat(session.user().id().toString())
                .isEqualTo(handoff.token().claims().userId());
        assertThat(session.authentication().methods()).containsExactly("pwd");
        assertThat(handoffs.state(handoff)).isEqualTo("EXCHANGED");
        assertThat(handoffs.column("child_id", handoff)).isEqualTo(child.id().toString());
    }

    @Test
    void the_session_says_by_which_handoff_it_came() throws SQLException {
        Handoff handoff = handoffs.issue();

        Opened child = handoffs.exchanged(handoff);

        assertThat(handoffs.exchange().traceOf(child.id()))
                .hasValue(handoff.token().claims().trace());
    }

    @Test
    void an_exchange_is_audited() throws SQLException {
        Handoff handoff = handoffs.issue();

        Opened child = handoffs.exchanged(handoff);

        assertThat(scene.count(
                        "session_events WHERE type = 'HANDOFF_EXCHANGED' AND trace = ? AND session_id = ?",
                        handoff.token().claims().trace(),
                        child.id().value()))
                .isEqualTo(1);
    }

    @Test
    void a_child_of_a_young_login_lasts_as_long_as_the_registry_says() throws SQLException {
        Opened root = Planted.root(scene.owner(), scene.user(), "now()", "now()", "now() + interval '13 hours'");

        Opened child = handoffs.exchanged(handoffs.issue(root));

        assertThat(scene.column("expires_at - opened_at", child)).isEqualTo("12:00:00");
    }

    @Test
    void a_child_of_an_old_login_ends_with_it() throws SQLException {
        Opened root = Planted.root(
                scene.owner(), scene.user(), "now() - interval '1 hour'", "now()", "now() + interval '5 minutes'");

        Opened child = handoffs.exchanged(handoffs.issue(root));

        assertThat(scene.column("expires_at", child)).isEqualTo(scene.column("expires_at", root));
    }

    @Test
    void the_session_that_the_browser_had_at_the_shop_is_replaced() throws SQLException {
        Opened root = scene.login();
        Opened old = handoffs.exchanged(handoffs.issue(root));
        Handoff next = handoffs.issue(root);

        handoffs.exchange().exchange(next.token(), next.binding(), Optional.of(old.id()), Handoffs.call());

        assertThat(scene.column("end_reason", old)).isEqualTo("REPLACED");
    }

    @Test
    void a_session_of_another_user_is_not_replaced() throws SQLException {
        Opened others = handoffs.exchanged(handoffs.issue());
        Handoff next = handoffs.issue();

        handoffs.exchange().exchange(next.token(), next.binding(), Optional.of(others.id()), Handoffs.call());

        assertThat(scene.column("end_reason", others)).isEqualTo("null");
    }

    @Test
    void a_login_is_not_replaced_by_a_child() throws SQLException {
        Handoff next = handoffs.issue();

        handoffs.exchange()
                .exchange(next.token(), next.binding(), Optional.of(next.root().id()), Handoffs.call());

        assertThat(scene.sessions().resume(next.root().secret(), Channel.COOKIE))
                .isPresent();
    }

    @Test
    void handed_over_browsers_keep_an_idle_login_alive_at_home() throws SQLException {
        Opened root = Planted.rootSeen(scene.owner(), scene.user(), "now() - interval '29 minutes'");
        Handoff handoff = handoffs.issue(root);
        handoffs.exchanged(handoff);

        scene.owner()
                .run(
                        "UPDATE sessions SET last_seen_at = now() - interval '31 minutes' WHERE id = ?",
                        root.id().value());

        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isPresent();
    }
}
