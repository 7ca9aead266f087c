package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.baton.user.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class SiblingStatesDbTest {
    private static final String NOTE = "by user 5 (admin), trace x";

    private final Scene scene;
    private final SiblingStates siblings;

    SiblingStatesDbTest(Scene scene) {
        this.scene = scene;
        this.siblings = new SiblingStates(scene.home());
    }

    @BeforeEach
    void nothingHappenedYet() throws SQLException {
        scene.owner().run("DELETE FROM session_events");
        scene.owner().run("UPDATE sessions SET ended_at = now(), end_reason = 'SQL' WHERE ended_at IS NULL");
    }

    @AfterEach
    void on() throws SQLException {
        scene.owner().run("UPDATE siblings SET enabled = true, required_group = NULL WHERE id = 'shop'");
    }

    @Test
    void switched_off_its_sessions_are_over_and_the_audit_knows_who_did_it() throws SQLException {
        Opened root = scene.login();
        Opened child = scene.child(root, Scene.SHOP);
        long before = shop().liveSessions();

        assertThat(siblings.enable("shop", false, NOTE)).isTrue();

        assertThat(before).isPositive();
        assertThat(shop().enabled()).isFalse();
        assertThat(shop().liveSessions()).isZero();
        assertThat(scene.column("end_reason", child)).isEqualTo("ADMIN");
        assertThat(audited("SIBLING_DISABLED")).containsExactly(NOTE);
        assertThat(siblings.enable("shop", false, NOTE)).isTrue();
        assertThat(audited("SIBLING_DISABLED")).hasSize(1);
    }

    @Test
    void switched_on_again_it_is_audited_too_and_no_session_comes_back() throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);
        siblings.enable("shop", false, NOTE);

        siblings.enable("shop", true, NOTE);

        assertThat(shop().enabled()).isTrue();
        assertThat(scene.column("end_reason", child)).isEqualTo("ADMIN");
        assertThat(audited("SIBLING_ENABLED")).contains(NOTE);
    }

    @Test
    void its_live_sessions_are_those_that_a_request_finds_live() throws SQLException {
        scene.child(scene.login(), Scene.SHOP);
        Opened idle = scene.child(scene.login(), Scene.SHOP);
        scene.owner()
                .run(
                        "UPDATE sessions SET idle_timeout = '1 second' WHERE id = ?",
                        idle.id().value());
        scene.sessions().end(scene.child(scene.login(), Scene.SHOP).id(), EndReason.LOGOUT);
        Opened ended = scene.login();
        scene.child(ended, Scene.SHOP);
        scene.sessions().end(ended.id(), EndReason.LOGOUT);
        UserId suspended = scene.user();
        scene.child(scene.login(suspended), Scene.SHOP);
        scene.owner().run("UPDATE users SET status = 'SUSPENDED' WHERE id = ?", suspended.value());
        UserId member = scene.user();
        scene.child(scene.login(member), Scene.SHOP);
        scene.owner().run("INSERT INTO user_groups VALUES (?, 'members')", member.value());

        assertThat(shop().liveSessions()).isEqualTo(2).isEqualTo(scene.count("active_sessions WHERE host = 'shop'"));

        scene.owner().run("UPDATE siblings SET required_group = 'members' WHERE id = 'shop'");
        assertThat(shop().liveSessions()).isEqualTo(1).isEqualTo(scene.count("active_sessions WHERE host = 'shop'"));
    }

    @Test
    void a_sibling_that_nobody_registered_is_not_there() {
        assertThat(siblings.enable("nowhere", false, NOTE)).isFalse();
    }

    private SiblingState shop() {
        return siblings.all().stream()
                .filter(sibling -> sibling.id().equals("shop"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> audited(String type) throws SQLException {
        return scene.owner()
                .all(
                        String.class,
                        "SELECT detail ->> 'note' FROM session_events WHERE type = ? AND detail -> 'note' IS NOT NULL",
                        type);
    }
}
