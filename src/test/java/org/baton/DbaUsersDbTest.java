package org.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.secret.SecretHash;
import org.baton.session.Opened;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a DBA does to users, by functions as baton_admin and by plain SQL, and what the audit tells of it. */
@ExtendWith(SceneExtension.class)
class DbaUsersDbTest {
    private final Scene scene;
    private final Sql admin;

    DbaUsersDbTest(Scene scene) {
        this.scene = scene;
        this.admin = new Sql(scene.database().asAdmin());
    }

    @Test
    void create_administrator_prints_a_password_once_that_must_be_changed() throws SQLException {
        String password = admin.one(String.class, "SELECT create_administrator('Root')");

        assertThat(password).matches("[0-9a-f]{32}");
        assertThat(user("Root")).isEqualTo("Root Root must change, " + stored(password) + " {admin,user}");
        assertThatThrownBy(() -> admin.run("SELECT create_administrator('rOOt')"))
                .hasMessageContaining("there is a user \"rOOt\" already")
                .hasMessageContaining("Hint: reset_password");
        assertThat(admin.one(String.class, "SELECT create_administrator('root2')"))
                .isNotEqualTo(password);
    }

    @Test
    void reset_password_ends_everything_and_prints_a_password_once_that_must_be_changed() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);

        String password = admin.one(String.class, "SELECT reset_password(?)", name(user));

        assertThat(user(name(user))).isEqualTo(name(user) + " Somebody must change, " + stored(password) + " {user}");
        assertThat(scene.column("end_reason", root)).isEqualTo("PASSWORD_CHANGE");
        assertThat(audited("PASSWORD_RESET", "user_id", user.value())).containsExactly("{\"by\": \"baton_admin\"}");
    }

    @Test
    void no_password_is_in_the_audit() throws SQLException {
        String password = admin.one(String.class, "SELECT create_administrator('audited')");

        assertThat(scene.count("session_events e WHERE CAST(e AS text) LIKE '%' || ? || '%'", password))
                .isZero();
        assertThat(scene.count("session_events e WHERE CAST(e AS text) LIKE '%ONCE:%'"))
                .isZero();
    }

    @Test
    void groups_given_and_taken_by_sql_are_audited() throws SQLException {
        UserId user = scene.user();

        scene.owner().run("DELETE FROM user_groups WHERE user_id = ?", user.value());

        assertThat(audited("GROUPS_CHANGED", "user_id", user.value()))
                .containsExactly(
                        "{\"by\": \"baton_owner\", \"joined\": \"user\"}",
                        "{\"by\": \"baton_owner\", \"left\": \"user\"}");
    }

    @Test
    void a_rehash_is_no_change_of_the_password_in_the_audit() throws SQLException {
        UserId user = scene.user();

        scene.owner().run("UPDATE users SET password_hash = 'a' WHERE id = ?", user.value());
        scene.owner()
                .run("UPDATE users SET password_hash = 'b', password_rehashed_at = now() WHERE id = ?", user.value());

        assertThat(audited("PASSWORD_CHANGED", "user_id", user.value())).hasSize(1);
    }

    private List<String> audited(String type, String column, long id) throws SQLException {
        return scene.owner()
                .all(
                        String.class,
                        "SELECT CAST(detail AS text) FROM session_events WHERE type = ? AND %s = ? ORDER BY at"
                                .formatted(column),
                        type,
                        id);
    }

    private String name(UserId user) throws SQLException {
        return scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", user.value());
    }

    private String user(String username) throws SQLException {
        return scene.owner().one(String.class, """
                SELECT u.username || ' ' || u.display_name || CASE WHEN u.must_change_password THEN ' must change, ' ELSE ', ' END
                       || u.password_hash || ' '
                       || CAST(ARRAY(SELECT g.group_name FROM user_groups g WHERE g.user_id = u.id ORDER BY 1) AS text)
                  FROM users u
                 WHERE u.username = ?
                """, username);
    }

    private static String stored(String password) {
        return "ONCE:" + HexFormat.of().formatHex(SecretHash.sha256(password).bytes());
    }
}
