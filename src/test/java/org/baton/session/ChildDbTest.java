package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.baton.scene.Planted;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class ChildDbTest {
    private final Scene scene;

    ChildDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void a_child_is_resumed_on_its_host_with_its_login() throws SQLException {
        Opened root = scene.login();
        Opened child = scene.child(root, Scene.SHOP);

        assertThat(scene.shopSessions()
                        .resume(child.secret(), Channel.COOKIE)
                        .orElseThrow()
                        .root())
                .isEqualTo(root.id());
    }

    @Test
    void a_childs_secret_is_nothing_at_home_or_at_another_sibling() throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);

        assertThat(scene.sessions().resume(child.secret(), Channel.COOKIE)).isEmpty();
        assertThat(new Sessions(scene.home(), new HostId("billing"), Scene.POLICY)
                        .resume(child.secret(), Channel.COOKIE))
                .isEmpty();
    }

    @Test
    void a_child_is_over_when_its_root_was_ended() throws SQLException {
        Opened root = scene.login();
        Opened child = scene.child(root, Scene.SHOP);

        scene.sessions().end(root.id(), EndReason.LOGOUT);

        assertThat(scene.shopSessions().resume(child.secret(), Channel.COOKIE)).isEmpty();
        assertThat(scene.column("end_reason", child)).isEqualTo("ROOT_ENDED");
    }

    @Test
    void a_child_is_over_with_its_root_even_where_its_row_was_not_ended() throws SQLException {
        Opened root = scene.login();
        Opened child = scene.child(root, Scene.SHOP);

        scene.owner().run("ALTER TABLE sessions DISABLE TRIGGER sessions_ended");
        scene.sessions().end(root.id(), EndReason.LOGOUT);
        scene.owner().run("ALTER TABLE sessions ENABLE TRIGGER sessions_ended");

        assertThat(scene.column("ended_at", child)).isEqualTo("null");
        assertThat(scene.shopSessions().resume(child.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_child_of_an_expired_root_is_over() throws SQLException {
        Opened root = Planted.root(
                scene.owner(),
                scene.user(),
                "now() - interval '12 hours'",
                "now() - interval '1 minute'",
                "now() - interval '1 second'");
        Opened child = scene.child(root, Scene.SHOP);

        assertThat(scene.shopSessions().resume(child.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void an_idle_child_of_a_busy_root_is_over() throws SQLException {
        Opened root = scene.login();
        Opened child = Planted.child(scene.owner(), root, Scene.SHOP, "now() - interval '31 minutes'");

        assertThat(scene.shopSessions().resume(child.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_child_is_over_while_its_user_is_not_in_the_required_group() throws SQLException {
        UserId user = scene.user();
        Opened child = scene.child(scene.login(user), Scene.SHOP);
        scene.owner()
                .run("INSERT INTO siblings (id, origin, database_role, required_group)"
                        + " VALUES ('staff', 'https://staff.example.org', 'baton_staff', 'staff')");
        Sessions staff = new Sessions(scene.home(), new HostId("staff"), Scene.POLICY);
        Opened inside = scene.child(scene.login(user), new HostId("staff"));
        assertThat(staff.resume(inside.secret(), Channel.COOKIE)).isEmpty();

        scene.owner().run("INSERT INTO user_groups VALUES (?, 'staff')", user.value());
        assertThat(staff.resume(inside.secret(), Channel.COOKIE)).isPresent();
        assertThat(scene.sessions().list(user)).extracting(ListedSession::id).contains(child.id(), inside.id());

        scene.owner().run("DELETE FROM user_groups WHERE user_id = ? AND group_name = 'staff'", user.value());
        assertThat(staff.resume(inside.secret(), Channel.COOKIE)).isEmpty();
        assertThat(scene.sessions().list(user))
                .extracting(ListedSession::id)
                .contains(child.id())
                .doesNotContain(inside.id());
        assertThat(scene.shopSessions().resume(child.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void a_disabled_siblings_child_is_over_for_good() throws SQLException {
        scene.owner()
                .run("INSERT INTO siblings (id, origin, database_role)"
                        + " VALUES ('wiki', 'https://wiki.example.org', 'baton_wiki')");
        Sessions wiki = new Sessions(scene.home(), new HostId("wiki"), Scene.POLICY);
        Opened child = scene.child(scene.login(), new HostId("wiki"));
        assertThat(wiki.resume(child.secret(), Channel.COOKIE)).isPresent();

        scene.owner().run("UPDATE siblings SET enabled = false WHERE id = 'wiki'");
        assertThat(wiki.resume(child.secret(), Channel.COOKIE)).isEmpty();

        scene.owner().run("UPDATE siblings SET enabled = true WHERE id = 'wiki'");
        assertThat(wiki.resume(child.secret(), Channel.COOKIE)).isEmpty();
        assertThat(scene.column("end_reason", child)).isEqualTo("ADMIN");
    }

    @Test
    void a_child_cannot_be_the_root_of_another() throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);

        assertThatThrownBy(() -> scene.child(child, Scene.SHOP))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("is a child itself");
    }

    @Test
    void a_child_cannot_outlive_its_root() throws SQLException {
        Opened root = scene.login();

        assertThatThrownBy(() -> scene.owner()
                        .run(
                                "INSERT INTO sessions (secret_hash, user_id, host, root_id, authenticated_at,"
                                        + " idle_timeout, expires_at, login_epoch)"
                                        + " SELECT sha256('x'), user_id, 'shop', id, now(), idle_timeout,"
                                        + " expires_at + interval '1 microsecond', 1 FROM sessions WHERE id = ?",
                                root.id().value()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("end no later than");
    }

    @Test
    void a_child_has_its_roots_user() throws SQLException {
        Opened root = scene.login();

        assertThatThrownBy(() -> scene.owner()
                        .run(
                                "INSERT INTO sessions (secret_hash, user_id, host, root_id, authenticated_at,"
                                        + " idle_timeout, expires_at, login_epoch)"
                                        + " SELECT sha256('x'), ?, 'shop', id, now(), idle_timeout,"
                                        + " expires_at, 1 FROM sessions WHERE id = ?",
                                scene.user().value(),
                                root.id().value()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("must have its user");
    }
}
