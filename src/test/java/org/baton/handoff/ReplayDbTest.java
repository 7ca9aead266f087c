package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.baton.handoff.Handoffs.Handoff;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Channel;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class ReplayDbTest {
    private final Scene scene;
    private final Handoffs handoffs;

    ReplayDbTest(Scene scene) {
        this.scene = scene;
        this.handoffs = new Handoffs(scene);
    }

    @Test
    void a_token_shown_again_before_its_session_was_used_is_a_duplicate_that_ends_it() throws SQLException {
        Handoff handoff = handoffs.issue();
        Opened child = handoffs.exchanged(handoff);

        assertThat(handoffs.exchange(handoff)).isEqualTo(Handoffs.refused(ExchangeResult.Reason.DUPLICATE));
        assertThat(scene.column("end_reason", child)).isEqualTo("REPLACED");
        assertThat(handoffs.column("reuse_count", handoff)).isEqualTo("1");
        assertThat(handoffs.audited("DUPLICATE", handoff)).isEqualTo(1);
    }

    @Test
    void a_token_shown_again_after_its_session_was_used_is_an_alarm_that_ends_it() throws SQLException {
        Handoff handoff = handoffs.issue();
        Opened child = handoffs.exchanged(handoff);
        assertThat(scene.shopSessions().resume(child.secret(), Channel.COOKIE)).isPresent();

        assertThat(handoffs.exchange(handoff)).isEqualTo(Handoffs.refused(ExchangeResult.Reason.REUSE));
        assertThat(scene.column("end_reason", child)).isEqualTo("REUSE");
        assertThat(handoffs.audited("REUSE", handoff)).isEqualTo(1);
    }

    @Test
    void a_token_shown_again_ends_neither_the_login_nor_another_child() throws SQLException {
        Opened root = scene.login();
        Opened other = handoffs.exchanged(handoffs.issue(root));
        Handoff handoff = handoffs.issue(root);
        handoffs.exchanged(handoff);

        handoffs.exchange(handoff);

        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isPresent();
        assertThat(scene.shopSessions().resume(other.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void a_used_token_with_a_wrong_verifier_ends_nothing() throws SQLException {
        Handoff handoff = handoffs.issue();
        Opened child = handoffs.exchanged(handoff);

        assertThat(handoffs.exchangeElsewhere(handoff)).isEqualTo(Handoffs.refused(ExchangeResult.Reason.USED));
        assertThat(scene.shopSessions().resume(child.secret(), Channel.COOKIE)).isPresent();
        assertThat(handoffs.column("reuse_count", handoff)).isEqualTo("0");
        assertThat(handoffs.audited("USED", handoff)).isEqualTo(1);
    }

    @Test
    void a_rejected_handoff_is_burnt_and_ends_nothing() throws SQLException {
        Opened root = scene.login();
        Opened child = handoffs.exchanged(handoffs.issue(root));
        Handoff handoff = handoffs.issue(root);

        handoffs.exchange().reject(handoff.token(), "UNBOUND", "192.0.2.7");

        assertThat(handoffs.state(handoff)).isEqualTo("REJECTED");
        assertThat(handoffs.audited("UNBOUND", handoff)).isEqualTo(1);
        assertThat(handoffs.exchange(handoff)).isEqualTo(Handoffs.refused(ExchangeResult.Reason.USED));
        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isPresent();
        assertThat(scene.shopSessions().resume(child.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void a_handoff_that_was_exchanged_cannot_be_rejected() throws SQLException {
        Handoff handoff = handoffs.issue();
        Opened child = handoffs.exchanged(handoff);

        handoffs.exchange().reject(handoff.token(), "UNBOUND", "192.0.2.7");

        assertThat(handoffs.state(handoff)).isEqualTo("EXCHANGED");
        assertThat(scene.shopSessions().resume(child.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void another_siblings_handoff_cannot_be_rejected_from_here() throws SQLException {
        scene.owner()
                .run("INSERT INTO siblings (id, origin, database_role)"
                        + " VALUES ('wiki', 'https://wiki.example.org', 'baton_wiki')");
        Handoff handoff = handoffs.issue();
        handoffs.change("sibling_id = 'wiki'", handoff);

        handoffs.exchange().reject(handoff.token(), "UNBOUND", "192.0.2.7");

        assertThat(handoffs.state(handoff)).isEqualTo("ISSUED");
    }
}
