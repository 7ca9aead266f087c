package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.baton.handoff.Handoffs.Handoff;
import org.baton.paseto.Jti;
import org.baton.scene.Planted;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.Kind;
import org.baton.session.Opened;
import org.baton.session.OpenedLogin;
import org.baton.session.Opening;
import org.baton.session.SessionId;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class IssueDbTest {
    private final Scene scene;
    private final Handoffs handoffs;

    IssueDbTest(Scene scene) {
        this.scene = scene;
        this.handoffs = new Handoffs(scene);
    }

    @Test
    void only_hashes_of_a_handoff_are_stored() throws SQLException {
        Handoff handoff = handoffs.issue();

        assertThat(handoffs.column("challenge", handoff))
                .isEqualTo("\\x"
                        + HexFormat.of().formatHex(handoff.binding().challenge().bytes()));
        assertThat(handoffs.state(handoff)).isEqualTo("ISSUED");
    }

    @Test
    void a_handoff_lives_as_long_as_the_registry_says() throws SQLException {
        Handoff handoff = handoffs.issue();

        assertThat(handoffs.column("expires_at - issued_at", handoff)).isEqualTo("00:01:00");
    }

    @Test
    void an_issue_is_audited_with_the_trace_that_the_token_carries() throws SQLException {
        Handoff handoff = handoffs.issue();

        assertThat(scene.count(
                        "session_events WHERE type = 'HANDOFF_ISSUED' AND trace = ? AND root_id = ?",
                        handoff.token().claims().trace(),
                        handoff.root().id().value()))
                .isEqualTo(1);
    }

    @Test
    void a_user_who_must_change_the_password_is_not_handed_over() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);
        scene.owner().run("UPDATE users SET must_change_password = true WHERE id = ?", user.value());

        IssueResult result = handoffs.tryIssue(root, Binding.fresh(Handoffs.ANYWHERE, 0, Handoffs.NOW));

        assertThat(result).isEqualTo(new IssueResult.Refused());
        assertThat(scene.count("handoffs WHERE root_id = ?", root.id().value())).isZero();
    }

    @Test
    void an_ended_login_is_not_handed_over() throws SQLException {
        Opened root = scene.login();
        var seenBefore = scene.sessions().resume(root.secret(), Channel.COOKIE).orElseThrow();
        scene.sessions().end(root.id(), EndReason.LOGOUT);

        assertThat(isIssued(seenBefore.id())).isFalse();
    }

    @Test
    void an_idle_login_is_handed_over_only_while_a_child_keeps_it_awake() throws SQLException {
        Opened root = Planted.rootSeen(scene.owner(), scene.user(), "now() - interval '40 minutes'");
        assertThat(isIssued(root.id())).isFalse();

        Planted.child(scene.owner(), root, Scene.SHOP, "now()");

        assertThat(isIssued(root.id())).isTrue();
    }

    @Test
    void a_child_is_not_handed_on() throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);

        assertThat(isIssued(child.id())).isFalse();
    }

    @Test
    void a_login_by_bearer_token_is_not_handed_over() throws SQLException {
        Opening opening = Scene.opening(scene.user());
        OpenedLogin phone = scene.sessions()
                .open(new Opening(
                        opening.user(), Kind.bearer("phone"), opening.authMethods(), Optional.empty(), Scene.CLIENT))
                .orElseThrow();

        assertThat(isIssued(phone.session().id())).isFalse();
        assertThat(isIssued(scene.login().id())).isTrue();
    }

    @Test
    void a_logout_voids_the_open_handoffs() throws SQLException {
        Handoff handoff = handoffs.issue();

        scene.sessions().end(handoff.root().id(), EndReason.LOGOUT);

        assertThat(handoffs.state(handoff)).isEqualTo("VOIDED");
        assertThat(handoffs.column("reason", handoff)).isEqualTo("ROOT_ENDED");
        assertThat(handoffs.exchange(handoff)).isEqualTo(Handoffs.refused(ExchangeResult.Reason.USED));
    }

    @Test
    void no_handoff_is_open_that_was_issued_during_a_logout() throws Exception {
        try (Race race = new Race(2)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Opened root = scene.login();
                Callable<Boolean> issue = () -> new HandoffTable(scene.home())
                        .issue(
                                org.baton.paseto.Jti.random().hash(),
                                "shop",
                                root.id(),
                                Binding.fresh(Handoffs.ANYWHERE, 0, Handoffs.NOW)
                                        .challenge(),
                                java.util.UUID.randomUUID(),
                                "192.0.2.7")
                        .isPresent();

                race.run(List.of(issue, () -> scene.sessions().end(root.id(), EndReason.LOGOUT)));

                assertThat(scene.count(
                                "handoffs WHERE state = 'ISSUED' AND root_id = ?",
                                root.id().value()))
                        .as("round %d", round)
                        .isZero();
            }
        }
    }

    @Test
    void a_sixth_open_handoff_voids_the_oldest() throws SQLException {
        Opened root = scene.login();
        List<Handoff> six = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            six.add(handoffs.issue(root));
        }

        assertThat(handoffs.state(six.get(0))).isEqualTo("VOIDED");
        assertThat(handoffs.column("reason", six.get(0))).isEqualTo("TOO_MANY");
        assertThat(open(root)).isEqualTo(5);
        assertThat(handoffs.exchange(six.get(0))).isEqualTo(Handoffs.refused(ExchangeResult.Reason.USED));
        assertThat(handoffs.exchange(six.get(5))).isInstanceOf(ExchangeResult.Exchanged.class);
    }

    @Test
    void expired_and_closed_handoffs_and_those_of_other_logins_make_no_room() throws SQLException {
        Opened root = scene.login();
        Handoff expired = handoffs.issue(root);
        handoffs.change("issued_at = now() - interval '1 minute', expires_at = now()", expired);
        handoffs.exchanged(handoffs.issue(root));
        Handoff oldest = handoffs.issue(root);
        for (int i = 0; i < 4; i++) {
            handoffs.issue(root);
            handoffs.issue();
        }

        assertThat(handoffs.state(oldest)).isEqualTo("ISSUED");
        assertThat(handoffs.state(expired)).isEqualTo("ISSUED");
    }

    @Test
    void of_16_issued_at_the_same_moment_five_are_open() throws Exception {
        try (Race race = new Race(16)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Opened root = scene.login();

                race.run(Collections.nCopies(16, () -> isIssued(root.id())));

                assertThat(open(root)).as("round %d", round).isEqualTo(5);
            }
        }
    }

    private long open(Opened root) throws SQLException {
        return scene.count(
                "handoffs WHERE state = 'ISSUED' AND root_id = ?", root.id().value());
    }

    /** Whether home's statement alone, whoever asked for it, makes a handoff from that session. */
    private boolean isIssued(SessionId root) {
        return new HandoffTable(scene.home())
                .issue(
                        Jti.random().hash(),
                        "shop",
                        root,
                        Binding.fresh(Handoffs.ANYWHERE, 0, Handoffs.NOW).challenge(),
                        UUID.randomUUID(),
                        "192.0.2.7")
                .isPresent();
    }
}
