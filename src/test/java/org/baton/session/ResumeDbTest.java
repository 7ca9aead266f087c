package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.baton.scene.Planted;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.Secret;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class ResumeDbTest {
    private final Scene scene;

    ResumeDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void a_live_session_is_resumed_with_its_user_and_groups() throws SQLException {
        UserId user = scene.user();
        Opened opened = scene.login(user);

        Session session =
                scene.sessions().resume(opened.secret(), Channel.COOKIE).orElseThrow();

        assertThat(session.id()).isEqualTo(opened.id());
        assertThat(session.user().id()).isEqualTo(user);
        assertThat(session.user().groups()).containsExactly("user");
        assertThat(session.authentication().methods()).containsExactly("pwd");
    }

    @Test
    void an_unknown_secret_is_nobody() {
        assertThat(scene.sessions().resume(Secret.random(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_logged_out_session_is_over_on_the_next_request() throws SQLException {
        Opened opened = scene.login();

        scene.sessions().end(opened.id(), EndReason.LOGOUT);

        assertThat(scene.sessions().resume(opened.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_session_ended_by_hand_is_over_on_the_next_request() throws SQLException {
        Opened opened = scene.login();

        scene.owner()
                .run(
                        "UPDATE sessions SET ended_at = now(), end_reason = 'SQL' WHERE id = ?",
                        opened.id().value());

        assertThat(scene.sessions().resume(opened.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_suspended_user_is_out_on_the_next_request() throws SQLException {
        UserId user = scene.user();
        Opened opened = scene.login(user);

        scene.owner().run("UPDATE users SET status = 'SUSPENDED' WHERE id = ?", user.value());

        assertThat(scene.sessions().resume(opened.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_raised_epoch_ends_the_users_sessions_on_the_next_request() throws SQLException {
        UserId user = scene.user();
        Opened opened = scene.login(user);

        scene.owner().run("UPDATE users SET login_epoch = login_epoch + 1 WHERE id = ?", user.value());

        assertThat(scene.sessions().resume(opened.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_raised_epoch_counts_even_where_the_row_was_not_ended() throws SQLException {
        UserId user = scene.user();
        Opened opened = scene.login(user);

        scene.owner().run("ALTER TABLE users DISABLE TRIGGER users_end_sessions");
        scene.owner().run("UPDATE users SET login_epoch = login_epoch + 1 WHERE id = ?", user.value());
        scene.owner().run("ALTER TABLE users ENABLE TRIGGER users_end_sessions");

        assertThat(scene.column("ended_at", opened)).isEqualTo("null");
        assertThat(scene.sessions().resume(opened.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_changed_group_is_in_force_on_the_next_request() throws SQLException {
        UserId user = scene.user();
        Opened opened = scene.login(user);

        scene.owner().run("INSERT INTO user_groups VALUES (?, 'admin')", user.value());

        assertThat(scene.sessions()
                        .resume(opened.secret(), Channel.COOKIE)
                        .orElseThrow()
                        .user()
                        .groups())
                .containsExactly("admin", "user");
    }

    @Test
    void a_roots_secret_is_nothing_at_the_shop() throws SQLException {
        Opened opened = scene.login();

        assertThat(scene.shopSessions().resume(opened.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_bearer_secret_is_nothing_in_a_cookie() throws SQLException {
        Opened opened = scene.login();

        scene.owner()
                .run(
                        "UPDATE sessions SET channel = 'BEARER' WHERE id = ?",
                        opened.id().value());

        assertThat(scene.sessions().resume(opened.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void an_idle_root_with_a_busy_child_is_alive() throws SQLException {
        UserId user = scene.user();
        Opened root = Planted.rootSeen(scene.owner(), user, "now() - interval '31 minutes'");
        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isEmpty();

        scene.child(root, Scene.SHOP);

        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void an_idle_root_whose_busy_child_has_ended_is_over() throws SQLException {
        Opened root = Planted.rootSeen(scene.owner(), scene.user(), "now() - interval '31 minutes'");
        Opened child = scene.child(root, Scene.SHOP);

        scene.shopSessions().end(child.id(), EndReason.LOGOUT);

        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isEmpty();
    }
}
