package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.baton.handoff.Handoffs.Handoff;
import org.baton.scene.Planted;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Opened;
import org.baton.user.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each reason is reached, committed and audited; whatever the reason, a refused handoff opens nothing. */
@ExtendWith(SceneExtension.class)
class RefusalDbTest {
    private final Scene scene;
    private final Handoffs handoffs;

    RefusalDbTest(Scene scene) {
        this.scene = scene;
        this.handoffs = new Handoffs(scene);
    }

    @AfterEach
    void register_the_shop_as_it_was() throws SQLException {
        scene.owner()
                .run("UPDATE siblings SET enabled = true, required_group = NULL, key_generation = 1,"
                        + " key_revoked_below = 1 WHERE id = 'shop'");
    }

    @Test
    void a_token_without_a_row_is_unknown() throws SQLException {
        Handoff handoff = handoffs.issue();
        scene.owner().run("DELETE FROM handoffs WHERE jti_hash = ?", (Object)
                handoff.token().claims().jti().hash().bytes());

        assertThat(handoffs.exchange(handoff)).isEqualTo(Handoffs.refused(ExchangeResult.Reason.UNKNOWN));
        assertThat(children(handoff)).isZero();
        assertThat(scene.count("session_events WHERE type = 'HANDOFF_REFUSED' AND detail ->> 'reason' = 'UNKNOWN'"))
                .isPositive();
    }

    @Test
    void another_siblings_handoff_is_unknown_here_and_stays_open() throws SQLException {
        scene.owner()
                .run("INSERT INTO siblings (id, origin, database_role)"
                        + " VALUES ('wiki', 'https://wiki.example.org', 'baton_wiki')");
        Handoff handoff = handoffs.issue();
        handoffs.change("sibling_id = 'wiki'", handoff);

        assertThat(handoffs.exchange(handoff)).isEqualTo(Handoffs.refused(ExchangeResult.Reason.UNKNOWN));
        assertThat(handoffs.state(handoff)).isEqualTo("ISSUED");
    }

    @Test
    void a_handoff_is_over_at_its_expiry() throws SQLException {
        Handoff handoff = handoffs.issue();
        handoffs.change("issued_at = now() - interval '1 minute', expires_at = now()", handoff);

        assertRefused(handoff, ExchangeResult.Reason.EXPIRED, "REJECTED");
        assertThat(handoffs.column("reason", handoff)).isEqualTo("EXPIRED");
    }

    @Test
    void an_expired_handoff_that_comes_without_its_binding_is_closed_as_expired() throws SQLException {
        Handoff handoff = handoffs.issue();
        handoffs.change("issued_at = now() - interval '1 minute', expires_at = now()", handoff);

        handoffs.exchange().reject(handoff.token(), "UNBOUND", "192.0.2.7");

        assertBurnt(handoff, ExchangeResult.Reason.EXPIRED);
    }

    @Test
    void a_handoff_is_good_shortly_before_its_expiry() throws SQLException {
        Handoff handoff = handoffs.issue();
        handoffs.change("issued_at = now() - interval '1 minute', expires_at = now() + interval '10 seconds'", handoff);

        assertThat(handoffs.exchange(handoff)).isInstanceOf(ExchangeResult.Exchanged.class);
    }

    @Test
    void another_browser_burns_the_token_and_gets_nothing() throws SQLException {
        Handoff handoff = handoffs.issue();

        assertThat(handoffs.exchangeElsewhere(handoff))
                .isEqualTo(Handoffs.refused(ExchangeResult.Reason.WRONG_VERIFIER));
        assertBurnt(handoff, ExchangeResult.Reason.WRONG_VERIFIER);
        assertThat(handoffs.exchange(handoff)).isEqualTo(Handoffs.refused(ExchangeResult.Reason.USED));
    }

    @Test
    void a_token_for_another_login_than_its_row_is_refused() throws SQLException {
        Handoff handoff = handoffs.issue();
        Opened other = scene.login();
        handoffs.change("root_id = " + other.id(), handoff);

        assertRefused(handoff, ExchangeResult.Reason.WRONG_LOGIN, "REJECTED");
    }

    @Test
    void a_disabled_sibling_gets_nobody() throws SQLException {
        Handoff handoff = handoffs.issue();
        scene.owner().run("UPDATE siblings SET enabled = false WHERE id = 'shop'");
        assertThat(handoffs.state(handoff)).isEqualTo("VOIDED");
        handoffs.change("state = 'ISSUED', closed_at = NULL", handoff);

        assertRefused(handoff, ExchangeResult.Reason.SIBLING_DISABLED, "REJECTED");
    }

    @Test
    void a_user_who_left_the_required_group_is_refused() throws SQLException {
        Handoff handoff = handoffs.issue();
        scene.owner().run("UPDATE siblings SET required_group = 'staff' WHERE id = 'shop'");

        assertRefused(handoff, ExchangeResult.Reason.NOT_IN_GROUP, "REJECTED");
    }

    @Test
    void a_user_suspended_between_issue_and_exchange_is_refused() throws SQLException {
        UserId user = scene.user();
        Handoff handoff = handoffs.issue(scene.login(user));
        scene.owner().run("UPDATE users SET status = 'SUSPENDED' WHERE id = ?", user.value());
        assertThat(handoffs.state(handoff)).isEqualTo("VOIDED");
        handoffs.change("state = 'ISSUED', closed_at = NULL", handoff);

        assertRefused(handoff, ExchangeResult.Reason.SUSPENDED, "REJECTED");
    }

    @Test
    void a_login_whose_password_changed_between_issue_and_exchange_is_refused() throws SQLException {
        UserId user = scene.user();
        Handoff handoff = handoffs.issue(scene.login(user));
        scene.owner().run("UPDATE users SET password_hash = 'another' WHERE id = ?", user.value());
        handoffs.change("state = 'ISSUED', closed_at = NULL", handoff);

        assertRefused(handoff, ExchangeResult.Reason.ROOT_ENDED, "REJECTED");
    }

    @Test
    void a_login_that_fell_idle_between_issue_and_exchange_is_refused() throws SQLException {
        Opened root = Planted.rootSeen(scene.owner(), scene.user(), "now()");
        Handoff handoff = handoffs.issue(root);
        scene.owner()
                .run(
                        "UPDATE sessions SET last_seen_at = now() - interval '30 minutes' WHERE id = ?",
                        root.id().value());

        assertRefused(handoff, ExchangeResult.Reason.ROOT_ENDED, "REJECTED");
    }

    @Test
    void a_token_on_its_way_is_refused_as_soon_as_its_key_is_revoked() throws SQLException {
        Handoff handoff = handoffs.issue();
        scene.owner().run("UPDATE siblings SET key_generation = 2, key_revoked_below = 2 WHERE id = 'shop'");

        assertRefused(handoff, ExchangeResult.Reason.KEY_REVOKED, "REJECTED");
    }

    @Test
    void a_token_of_the_generation_before_is_good_until_that_is_revoked() throws SQLException {
        Handoff handoff = handoffs.issue();
        scene.owner().run("UPDATE siblings SET key_generation = 2 WHERE id = 'shop'");

        assertThat(handoffs.exchange(handoff)).isInstanceOf(ExchangeResult.Exchanged.class);
    }

    @Test
    void a_token_that_an_older_program_issued_counts_as_signed_by_the_first_generation() throws SQLException {
        Handoff good = handoffs.issue();
        Handoff revoked = handoffs.issue();
        handoffs.change("key_generation = NULL", good);
        handoffs.change("key_generation = NULL", revoked);

        assertThat(handoffs.exchange(good)).isInstanceOf(ExchangeResult.Exchanged.class);
        scene.owner().run("UPDATE siblings SET key_generation = 2, key_revoked_below = 2 WHERE id = 'shop'");
        assertRefused(revoked, ExchangeResult.Reason.KEY_REVOKED, "REJECTED");
    }

    @Test
    void every_reason_has_its_test_here_or_with_the_replays_or_with_the_ways_over_two_databases() {
        assertThat(ExchangeResult.Reason.values()).hasSize(15);
    }

    private void assertRefused(Handoff handoff, ExchangeResult.Reason reason, String state) throws SQLException {
        assertThat(handoffs.exchange(handoff)).isEqualTo(Handoffs.refused(reason));
        assertThat(handoffs.state(handoff)).isEqualTo(state);
        assertThat(handoffs.audited(reason.name(), handoff)).isEqualTo(1);
        assertThat(children(handoff)).isZero();
    }

    private void assertBurnt(Handoff handoff, ExchangeResult.Reason reason) throws SQLException {
        assertThat(handoffs.state(handoff)).isEqualTo("REJECTED");
        assertThat(handoffs.column("reason", handoff)).isEqualTo(reason.name());
        assertThat(handoffs.audited(reason.name(), handoff)).isEqualTo(1);
        assertThat(children(handoff)).isZero();
    }

    private long children(Handoff handoff) throws SQLException {
        return scene.count("sessions WHERE root_id = ?", handoff.root().id().value());
    }
}
