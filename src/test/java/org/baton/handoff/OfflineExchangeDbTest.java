package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baton.handoff.Handoffs.refused;

import java.sql.SQLException;
import org.baton.handoff.ExchangeResult.Reason;
import org.baton.handoff.Handoffs.Handoff;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.VerifiedToken;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.baton.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At the sibling that exchanges without home. */
@ExtendWith(SceneExtension.class)
class OfflineExchangeDbTest {
    private final Scene scene;
    private final Offline offline;
    private final Handoff handoff;

    OfflineExchangeDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.offline = new Offline(scene);
        this.handoff = offline.issue();
    }

    @Test
    void a_token_opens_a_session_of_a_user_of_this_database() throws SQLException {
        Opened opened = offline.exchanged(handoff);

        Session session =
                offline.sessions().resume(opened.secret(), Channel.COOKIE).orElseThrow();
        assertThat(session.user().groups()).containsExactly("user");
        assertThat(session.user().displayName()).isEqualTo("Somebody");
        assertThat(session.authentication().methods()).containsExactly("pwd");
        assertThat(offline.way().traceOf(opened.id()))
                .contains(handoff.token().claims().trace());
        assertThat(offline.way().isOf(session, handoff.token().claims().userId()))
                .isTrue();
        assertThat(scene.count(
                        "sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ? AND u.issuer = ? AND u.subject = ?"
                                + " AND s.home_session_id = ? AND s.home_root_id = ?",
                        opened.id().value(),
                        Offline.ROLE.homeOrigin(),
                        handoff.token().claims().userId(),
                        Offline.record(handoff),
                        handoff.root().id().toString()))
                .isOne();
    }

    @Test
    void the_session_does_not_outlive_homes_record_of_it() throws SQLException {
        scene.owner().run("UPDATE siblings SET session_lifetime = interval '2 minutes' WHERE id = 'depot'");
        Handoff brief = offline.issue();
        scene.owner().run("UPDATE siblings SET session_lifetime = interval '12 hours' WHERE id = 'depot'");

        Opened opened = offline.exchanged(brief);

        // The token says it in whole seconds, and this test's clock stood still before the record was made.
        assertThat(scene.count(
                        "sessions s JOIN sessions r ON CAST(r.id AS text) = s.home_session_id WHERE s.id = ?"
                                + " AND s.expires_at <= s.opened_at + interval '3 minutes'",
                        opened.id().value()))
                .isOne();
    }

    @Test
    void shown_again_before_the_session_was_used_it_ends_that_and_the_flow_starts_anew() throws SQLException {
        Opened opened = offline.exchanged(handoff);

        assertThat(offline.exchange(handoff)).isEqualTo(refused(Reason.DUPLICATE));

        assertThat(scene.column("end_reason", opened)).isEqualTo("REPLACED");
        assertThat(offline.exchange(handoff)).isEqualTo(refused(Reason.DUPLICATE));
    }

    @Test
    void shown_again_after_the_session_was_used_it_is_an_alarm_that_ends_it() throws SQLException {
        Opened opened = offline.exchanged(handoff);
        offline.sessions().resume(opened.secret(), Channel.COOKIE);

        assertThat(offline.exchange(handoff)).isEqualTo(refused(Reason.REUSE));

        assertThat(scene.column("end_reason", opened)).isEqualTo("REUSE");
        assertThat(offline.audited("REUSE", handoff)).isOne();
    }

    @Test
    void a_used_token_shown_by_another_browser_ends_nothing() throws SQLException {
        Opened opened = offline.exchanged(handoff);

        assertThat(offline.exchangeElsewhere(handoff)).isEqualTo(refused(Reason.USED));

        assertThat(scene.column("ended_at", opened)).isEqualTo("null");
        assertThat(offline.audited("USED", handoff)).isOne();
    }

    @Test
    void another_browser_burns_it_and_gets_nothing() throws SQLException {
        assertThat(offline.exchangeElsewhere(handoff)).isEqualTo(refused(Reason.WRONG_VERIFIER));

        assertThat(offline.exchange(handoff)).isEqualTo(refused(Reason.USED));
        assertThat(sessionsOpened()).isZero();
        assertThat(offline.audited("WRONG_VERIFIER", handoff)).isOne();
    }

    @Test
    void without_its_binding_it_is_burnt_and_audited_once() throws SQLException {
        offline.way().reject(handoff.token(), "UNBOUND", "192.0.2.9");
        offline.way().reject(handoff.token(), "UNBOUND", "192.0.2.9");

        assertThat(offline.exchange(handoff)).isEqualTo(refused(Reason.USED));
        assertThat(offline.audited("UNBOUND", handoff)).isOne();
    }

    @Test
    void a_notice_that_came_first_lets_it_open_nothing_and_it_is_burnt() throws SQLException {
        scene.sessions().end(handoff.root().id(), EndReason.LOGOUT);
        offline.leased().endNoticed(Offline.record(handoff));

        assertThat(offline.exchange(handoff)).isEqualTo(refused(Reason.ROOT_ENDED));
        assertThat(offline.exchange(handoff)).isEqualTo(refused(Reason.USED));
        assertThat(sessionsOpened()).isZero();
    }

    @Test
    void who_is_suspended_in_this_database_stays_out_and_the_token_is_burnt() throws SQLException {
        offline.exchanged(handoff);
        scene.owner()
                .run(
                        "UPDATE users SET status = 'SUSPENDED' WHERE subject = ?",
                        handoff.token().claims().userId());
        Handoff next = offline.issue(handoff.root());

        assertThat(offline.exchange(next)).isEqualTo(refused(Reason.ROOT_ENDED));
        assertThat(offline.exchange(next)).isEqualTo(refused(Reason.USED));
    }

    @Test
    void a_token_that_home_made_for_a_sibling_that_calls_it_opens_nothing_and_is_burnt() throws SQLException {
        scene.owner().run("UPDATE siblings SET exchange = 'ENDPOINT' WHERE id = 'depot'");
        Handoff other = offline.issue();
        scene.owner().run("UPDATE siblings SET exchange = 'OFFLINE' WHERE id = 'depot'");

        assertThat(offline.exchange(other)).isEqualTo(refused(Reason.OTHER_WAY));
        assertThat(offline.exchange(other)).isEqualTo(refused(Reason.USED));
    }

    @Test
    void a_token_for_another_sibling_is_not_read() throws SQLException {
        TokenVerification verification =
                offline.verify(new Calls(scene).issue(handoff.root()).wire());

        assertThat(verification)
                .isNotInstanceOf(VerifiedToken.class)
                .isEqualTo(new TokenVerification.Refused(TokenVerification.Reason.KEY));
    }

    @ParameterizedTest
    @CsvSource({"0, -1 second, false", "0, 1 minute, true", "3600, -59 minutes, true", "3600, -61 minutes, false"})
    void beyond_its_lease_a_session_goes_on_for_the_grace_and_no_longer(int grace, String left, boolean live)
            throws SQLException {
        scene.owner().run("UPDATE siblings SET lease_grace = make_interval(secs => ?) WHERE id = 'depot'", grace);
        Opened opened = offline.exchanged(offline.issue());

        scene.owner()
                .run(
                        "UPDATE sessions SET lease_until = now() + CAST(? AS interval) WHERE id = ?",
                        left,
                        opened.id().value());

        assertThat(offline.sessions().resume(opened.secret(), Channel.COOKIE).isPresent())
                .isEqualTo(live);
        assertThat(scene.count("active_sessions WHERE id = ?", opened.id().value()))
                .isEqualTo(live ? 1 : 0);
    }

    @Test
    void a_used_token_is_known_for_an_hour_beyond_its_expiry_and_then_forgotten() throws SQLException {
        offline.exchangeElsewhere(handoff);
        expireUsed("59 minutes");
        offline.way().forgetUsed();
        assertThat(offline.exchange(handoff)).isEqualTo(refused(Reason.USED));

        expireUsed("61 minutes");
        offline.way().forgetUsed();

        assertThat(scene.count("used_tokens WHERE jti_hash = ?", (Object) jti()))
                .isZero();
    }

    private void expireUsed(String ago) throws SQLException {
        scene.owner()
                .run("UPDATE used_tokens SET expires_at = now() - CAST(? AS interval) WHERE jti_hash = ?", ago, jti());
    }

    private byte[] jti() {
        return handoff.token().claims().jti().hash().bytes();
    }

    private long sessionsOpened() throws SQLException {
        return scene.count("sessions WHERE home_session_id = ?", Offline.record(handoff));
    }
}
