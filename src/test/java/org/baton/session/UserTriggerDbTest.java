package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.user.Standing;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class UserTriggerDbTest {
    private final Scene scene;

    UserTriggerDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void a_suspension_ends_the_users_sessions_on_all_hosts_with_its_reason() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);
        Opened child = scene.child(root, Scene.SHOP);

        change("status = 'SUSPENDED'", user);

        assertThat(scene.column("end_reason", root)).isEqualTo("SUSPENSION");
        assertThat(scene.column("end_reason", child)).isEqualTo("ROOT_ENDED");
    }

    @Test
    void an_active_user_again_has_no_old_session() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);

        change("status = 'SUSPENDED'", user);
        change("status = 'ACTIVE'", user);

        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_new_password_in_sql_ends_the_users_sessions_with_its_reason() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);

        change("password_hash = 'another'", user);

        assertThat(scene.column("end_reason", root)).isEqualTo("PASSWORD_CHANGE");
    }

    @Test
    void a_rehash_of_the_same_password_ends_nothing() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);

        change("password_hash = 'stronger', password_rehashed_at = now()", user);

        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void a_raised_epoch_in_sql_ends_the_users_sessions_with_its_reason() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);

        change("login_epoch = login_epoch + 1", user);

        assertThat(scene.column("end_reason", root)).isEqualTo("SQL");
    }

    @Test
    void an_epoch_never_comes_back() throws SQLException {
        UserId user = scene.user();
        change("login_epoch = 5", user);
        Opened root = scene.sessions()
                .open(new Opening(new Standing(user, 5), Kind.BROWSER, Set.of("pwd"), Optional.empty(), Scene.CLIENT))
                .orElseThrow()
                .session();

        change("login_epoch = 1", user);

        assertThat(scene.owner().one(Integer.class, "SELECT login_epoch FROM users WHERE id = ?", user.value()))
                .isEqualTo(6);
        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void another_name_or_group_ends_nothing() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);

        change("display_name = 'Another'", user);

        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void one_users_suspension_leaves_the_others_alone() throws SQLException {
        Opened other = scene.login();

        change("status = 'SUSPENDED'", scene.user());

        assertThat(scene.sessions().resume(other.secret(), Channel.COOKIE)).isPresent();
    }

    private void change(String assignment, UserId user) throws SQLException {
        scene.owner().run("UPDATE users SET " + assignment + " WHERE id = ?", user.value());
    }
}
