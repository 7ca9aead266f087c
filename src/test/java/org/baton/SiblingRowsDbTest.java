package org.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.HostId;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the shop's role may do row by row: row level security, and functions that know who calls. */
@ExtendWith(SceneExtension.class)
class SiblingRowsDbTest {
    private final Scene scene;

    SiblingRowsDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void a_sibling_ends_a_session_of_its_own() throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);

        assertThat(end(child)).isEqualTo(1);
    }

    @Test
    void a_sibling_does_not_end_a_login() throws SQLException {
        Opened root = scene.login();

        assertThat(end(root)).isZero();
        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void a_sibling_does_not_end_another_siblings_session() throws SQLException {
        Opened child = scene.child(scene.login(), new HostId("wiki"));

        assertThat(end(child)).isZero();
        assertThat(scene.column("ended_at", child)).isEqualTo("null");
    }

    @Test
    void a_sibling_does_not_end_everything() throws SQLException {
        Opened root = scene.login();
        Opened child = scene.child(root, new HostId("wiki"));

        shop().run("UPDATE sessions SET ended_at = now(), end_reason = 'SQL' WHERE ended_at IS NULL");

        assertThat(scene.column("ended_at", root)).isEqualTo("null");
        assertThat(scene.column("ended_at", child)).isEqualTo("null");
    }

    @Test
    void a_sibling_does_not_touch_or_describe_another_hosts_session() throws SQLException {
        Opened root = scene.login();

        assertThat(shop().run(
                                "UPDATE sessions SET last_seen_at = now() WHERE id = ?",
                                root.id().value()))
                .isZero();
        assertThatThrownBy(() -> shop().run(
                                "UPDATE sessions SET attributes = '{\"a\": 1}' WHERE id = ?",
                                root.id().value()))
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_sibling_does_not_keep_a_session_of_its_own_from_ever_being_idle() throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);

        assertThatThrownBy(() -> shop().run(
                                "UPDATE sessions SET last_seen_at = now() + interval '1 hour' WHERE id = ?",
                                child.id().value()))
                .hasMessageContaining("no session is seen in the future");
    }

    @Test
    void a_sibling_does_not_revive_a_session_of_its_own() throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);
        scene.shopSessions().end(child.id(), EndReason.LOGOUT);

        assertThatThrownBy(() -> shop().run(
                                "UPDATE sessions SET ended_at = NULL, end_reason = NULL WHERE id = ?",
                                child.id().value()))
                .hasMessageContaining("an end is final");
    }

    @Test
    void a_sibling_gains_nothing_by_taking_the_groups_role() throws SQLException {
        Opened root = scene.login();

        int ended = shop().run(
                        "WITH taken AS (SELECT set_config('role', 'baton_sibling', false))"
                                + " UPDATE sessions SET ended_at = now(), end_reason = 'SQL' FROM taken WHERE id = ?",
                        root.id().value());

        assertThat(ended).isZero();
    }

    @Test
    void only_a_registered_siblings_role_exchanges() {
        Sql app = new Sql(scene.database().asApp());
        String exchange =
                "SELECT exchange_handoff(sha256('a'), sha256('b'), 1, 1, sha256('c'), NULL, interval '1 hour', NULL, NULL)";

        assertThatThrownBy(() -> app.run(exchange)).hasMessageContaining("permission denied for function");
        assertThatThrownBy(() -> scene.owner().run(exchange)).hasMessageContaining("is no sibling's database_role");
    }

    private int end(Opened session) throws SQLException {
        return shop().run(
                        "UPDATE sessions SET ended_at = now(), end_reason = 'SQL' WHERE id = ?",
                        session.id().value());
    }

    private Sql shop() {
        return new Sql(scene.database().asShop());
    }
}
