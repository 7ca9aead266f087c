package org.baton.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.baton.scene.Planted;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SceneExtension.class)
class SessionRowDbTest {
    private final Scene scene;

    SessionRowDbTest(Scene scene) {
        this.scene = scene;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_id = user_id + 1",
                "user_id = NULL",
                "root_id = NULL",
                "root_id = root_id + 1",
                "host = 'home'",
                "opened_at = opened_at - interval '1 microsecond'",
                "expires_at = expires_at + interval '1 microsecond'",
                "expires_at = expires_at - interval '1 microsecond'",
                "login_epoch = login_epoch + 1"
            })
    void what_a_session_is_never_changes(String assignment) throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);

        assertThatThrownBy(() -> scene.owner()
                        .run(
                                "UPDATE sessions SET " + assignment + " WHERE id = ?",
                                child.id().value()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("never change");
    }

    @Test
    void a_roots_children_are_never_moved_to_another_root() throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);
        Opened other = scene.login();

        assertThatThrownBy(() -> scene.owner()
                        .run(
                                "UPDATE sessions SET root_id = ? WHERE id = ?",
                                other.id().value(),
                                child.id().value()))
                .hasMessageContaining("never change");
    }

    @Test
    void a_row_born_expired_is_refused() {
        assertThatThrownBy(() -> planted("now()", "now()", "now()")).hasMessageContaining("sessions_expires_check");
    }

    @Test
    void a_row_that_lives_for_ever_is_refused() {
        assertThatThrownBy(() -> planted("now()", "now()", "'infinity'"))
                .hasMessageContaining("sessions_expires_check");
        assertThatThrownBy(() -> planted("now()", "now()", "now() + interval '400 days' + interval '1 microsecond'"))
                .hasMessageContaining("sessions_expires_check");
    }

    @Test
    void a_row_seen_before_it_was_opened_is_refused() {
        assertThatThrownBy(() -> planted("now()", "now() - interval '1 microsecond'", "now() + interval '1 hour'"))
                .hasMessageContaining("sessions_last_seen_check");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "end_reason = 'LOGOUT'",
                "ended_at = now()",
                "ended_at = now(), end_reason = 'WHIM'",
                "secret_hash = sha256('x') || '\\x00'",
                "idle_timeout = interval '0'",
                "channel = 'CARRIER_PIGEON'",
                "authenticated_at = NULL",
                "attributes = '[]'"
            })
    void a_row_that_no_program_writes_is_refused(String assignment) throws SQLException {
        Opened opened = scene.login();

        assertThatThrownBy(() -> scene.owner()
                        .run(
                                "UPDATE sessions SET " + assignment + " WHERE id = ?",
                                opened.id().value()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("violates check constraint");
    }

    @Test
    void a_login_without_a_secrets_hash_is_refused() throws SQLException {
        Opened opened = scene.login();

        assertThatThrownBy(() -> withoutSecret(opened, "now()")).hasMessageContaining("sessions_secret_check");
    }

    @Test
    void a_child_without_a_secrets_hash_is_another_databases_and_has_a_lease() throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);

        assertThatThrownBy(() -> withoutSecret(child, "NULL")).hasMessageContaining("sessions_lease_check");
        withoutSecret(child, "now()");
    }

    private void withoutSecret(Opened session, String lease) throws SQLException {
        scene.owner()
                .run(
                        "UPDATE sessions SET secret_hash = NULL, lease_until = %s WHERE id = ?".formatted(lease),
                        session.id().value());
    }

    private void planted(String openedAt, String lastSeenAt, String expiresAt) throws SQLException {
        Planted.root(scene.owner(), scene.user(), openedAt, lastSeenAt, expiresAt);
    }
}
