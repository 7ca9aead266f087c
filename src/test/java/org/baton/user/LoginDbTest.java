package org.baton.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SceneExtension.class)
class LoginDbTest {
    private static final PasswordCheck PASSWORDS = new PasswordCheck(new Pbkdf2PasswordHashImpl(), 2);

    private final Scene scene;
    private final Users users;

    LoginDbTest(Scene scene) {
        this.scene = scene;
        this.users = new Users(scene.home(), PASSWORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "ALICE"})
    void the_right_password_is_a_login_in_whatever_case_the_name_is_typed(String name) {
        Login login = users.login(name, password("alice-secret"));

        assertThat(login).isInstanceOfSatisfying(Login.Checked.class, checked -> {
            assertThat(checked.user().username()).isEqualTo("alice");
            assertThat(checked.user().groups()).containsExactly("user");
            assertThat(checked.epoch()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alice-secret", "alice-secret "})
    void another_password_is_wrong(String text) {
        assertThat(users.login("alice", password(text))).isEqualTo(new Login.Refused(Login.Reason.WRONG_PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "' OR true --"})
    void a_name_that_nobody_has_is_unknown(String name) {
        assertThat(users.login(name, password("alice-secret"))).isEqualTo(new Login.Refused(Login.Reason.UNKNOWN_USER));
    }

    @Test
    void a_suspended_user_is_refused_though_the_password_is_right() throws SQLException {
        scene.owner().run("UPDATE users SET status = 'SUSPENDED' WHERE username = 'bob'");

        assertThat(users.login("bob", password("bob-secret"))).isEqualTo(new Login.Refused(Login.Reason.SUSPENDED));
    }

    @Test
    void a_user_without_a_password_has_none_that_is_right() throws SQLException {
        long id = scene.user().value();
        String name = scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", id);

        assertThat(users.login(name, password("nobody has this password")))
                .isEqualTo(new Login.Refused(Login.Reason.NO_PASSWORD));
    }

    @Test
    void a_user_whom_another_host_vouches_for_does_not_log_in_here() throws SQLException {
        scene.owner()
                .run("INSERT INTO users (username, display_name, issuer, subject)"
                        + " VALUES ('carol', 'Carol', 'https://elsewhere.example.org', '7')");

        assertThat(users.login("carol", password("carol-secret")))
                .isEqualTo(new Login.Refused(Login.Reason.UNKNOWN_USER));
    }

    private static Password password(String text) {
        return Password.of(text).orElseThrow();
    }
}
