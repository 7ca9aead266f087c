package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session is never changes, by whoever and whatever else is changed with it. */
@ExtendWith(SceneExtension.class)
class UnchangeableDbTest {
    private final Scene scene;

    UnchangeableDbTest(Scene scene) {
        this.scene = scene;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = DEFAULT",
                "user_id = user_id + 1",
                "root_id = id",
                "host = 'wiki'",
                "opened_at = opened_at - interval '1 second'",
                "last_seen_at = now() + interval '1 hour'",
                "expires_at = expires_at + interval '1 second'",
                "login_epoch = login_epoch + 1",
                "home_root_id = 'another'",
                "home_session_id = 'another'",
                "attributes = '{}', host = 'wiki'"
            })
    void not_even_the_owner_of_the_tables_changes_what_a_session_is(String change) throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);
        String before = scene.column("CAST(sessions AS text)", child);

        assertThatThrownBy(() -> scene.owner()
                        .run(
                                "UPDATE sessions SET " + change + " WHERE id = ?",
                                child.id().value()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("never change");
        assertThat(scene.column("CAST(sessions AS text)", child)).isEqualTo(before);
    }
}
