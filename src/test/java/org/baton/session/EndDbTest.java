package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SceneExtension.class)
class EndDbTest {
    private final Scene scene;

    EndDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void the_first_end_wins_and_the_second_changes_nothing() throws SQLException {
        Opened opened = scene.login();

        assertThat(scene.sessions().end(opened.id(), EndReason.LOGOUT)).isTrue();
        String endedAt = scene.column("ended_at", opened);
        assertThat(scene.sessions().end(opened.id(), EndReason.ADMIN)).isFalse();

        assertThat(scene.column("ended_at", opened)).isEqualTo(endedAt);
        assertThat(scene.column("end_reason", opened)).isEqualTo("LOGOUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "app", "shop"})
    void no_role_takes_an_end_back(String role) throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);
        scene.shopSessions().end(child.id(), EndReason.LOGOUT);

        assertThatThrownBy(() -> as(role).run(
                                "UPDATE sessions SET ended_at = NULL, end_reason = NULL WHERE id = ?",
                                child.id().value()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("an end is final");
        assertThat(scene.column("end_reason", child)).isEqualTo("LOGOUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "app", "shop"})
    void no_role_writes_another_reason_over_an_end(String role) throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);
        scene.shopSessions().end(child.id(), EndReason.LOGOUT);

        assertThatThrownBy(() -> as(role).run(
                                "UPDATE sessions SET end_reason = 'SQL' WHERE id = ?",
                                child.id().value()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("an end is final");
    }

    @Test
    void a_roots_end_ends_its_children_with_its_own_moment() throws SQLException {
        Opened root = scene.login();
        List<Opened> children = List.of(scene.child(root, Scene.SHOP), scene.child(root, Scene.SHOP));

        scene.sessions().end(root.id(), EndReason.LOGOUT);

        for (Opened child : children) {
            assertThat(scene.column("end_reason", child)).isEqualTo("ROOT_ENDED");
            assertThat(scene.column("ended_at", child)).isEqualTo(scene.column("ended_at", root));
        }
    }

    @Test
    void a_childs_end_leaves_its_root_alive() throws SQLException {
        Opened root = scene.login();
        Opened child = scene.child(root, Scene.SHOP);

        scene.shopSessions().end(child.id(), EndReason.LOGOUT);

        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void a_child_that_had_ended_keeps_its_own_reason_when_its_root_ends() throws SQLException {
        Opened root = scene.login();
        Opened child = scene.child(root, Scene.SHOP);
        scene.shopSessions().end(child.id(), EndReason.LOGOUT);

        scene.sessions().end(root.id(), EndReason.LOGOUT);

        assertThat(scene.column("end_reason", child)).isEqualTo("LOGOUT");
    }

    @Test
    void an_end_is_audited_with_its_reason_and_who_did_it() throws SQLException {
        Opened opened = scene.login();

        scene.sessions().end(opened.id(), EndReason.LOGOUT);

        assertThat(scene.count(
                        "session_events WHERE type = 'SESSION_ENDED' AND session_id = ?"
                                + " AND detail = '{\"reason\": \"LOGOUT\", \"by\": \"baton_app\"}'",
                        opened.id().value()))
                .isEqualTo(1);
    }

    private Sql as(String role) {
        return switch (role) {
            case "owner" -> scene.owner();
            case "app" -> new Sql(scene.database().asApp());
            default -> new Sql(scene.database().asShop());
        };
    }
}
