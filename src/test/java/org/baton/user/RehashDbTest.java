package org.baton.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.baton.scene.Held;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.secret.Secret;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A password that is stored with less than today's strength, and one that is good for one login. */
@ExtendWith(SceneExtension.class)
class RehashDbTest {
    private static final PasswordCheck PASSWORDS = new PasswordCheck(new Pbkdf2PasswordHashImpl(), 4);
    private static final Password TYPED = Password.of("correct horse").orElseThrow();
    private static final String WEAK = weak();

    private final Scene scene;
    private final Users users;

    RehashDbTest(Scene scene) {
        this.scene = scene;
        this.users = new Users(scene.home(), PASSWORDS);
    }

    @Test
    void a_login_stores_a_weak_password_with_todays_strength_and_ends_nothing() throws SQLException {
        UserId user = userWith(WEAK, false);
        scene.login(user);

        Login login = users.login(name(user), TYPED);

        assertThat(login).isInstanceOf(Login.Checked.class);
        assertThat(hash(user)).startsWith("PBKDF2WithHmacSHA512:210000:");
        assertThat(scene.count(
                        "users WHERE id = ? AND login_epoch = 1 AND password_rehashed_at IS NOT NULL", user.value()))
                .isEqualTo(1);
        assertThat(scene.count("sessions WHERE user_id = ? AND ended_at IS NULL", user.value()))
                .isEqualTo(1);
    }

    @Test
    void the_next_login_finds_the_new_hash_right_and_leaves_it() throws SQLException {
        UserId user = userWith(WEAK, false);
        users.login(name(user), TYPED);
        String stored = hash(user);

        assertThat(users.login(name(user), TYPED)).isInstanceOf(Login.Checked.class);
        assertThat(hash(user)).isEqualTo(stored);
    }

    @Test
    void neither_a_wrong_password_nor_a_suspended_user_has_it_stored_anew() throws SQLException {
        UserId user = userWith(WEAK, false);

        users.login(name(user), Password.of("another").orElseThrow());
        scene.owner().run("UPDATE users SET status = 'SUSPENDED' WHERE id = ?", user.value());
        users.login(name(user), TYPED);

        assertThat(hash(user)).isEqualTo(WEAK);
    }

    @Test
    void a_one_time_password_is_a_login_and_stays_as_it_is() throws SQLException {
        Secret secret = Secret.random();
        String stored = "ONCE:" + HexFormat.of().formatHex(secret.hash().bytes());
        UserId user = userWith(stored, true);

        Login login = users.login(name(user), Password.of(secret.text()).orElseThrow());

        assertThat(login)
                .isInstanceOfSatisfying(
                        Login.Checked.class,
                        checked ->
                                assertThat(checked.user().mustChangePassword()).isTrue());
        assertThat(hash(user)).isEqualTo(stored);
    }

    @Test
    void a_one_time_password_that_need_not_be_changed_is_refused_by_the_table() {
        String stored = "ONCE:" + "0".repeat(64);

        assertThatThrownBy(() -> userWith(stored, false)).hasMessageContaining("users_one_time_password_check");
        assertThatThrownBy(() -> userWith(stored + "0", true)).hasMessageContaining("users_one_time_password_check");
        assertThatThrownBy(() -> userWith("ONCE:secret", true)).hasMessageContaining("users_one_time_password_check");
    }

    @Test
    void a_password_change_stands_whoever_stores_the_old_one_anew_at_that_moment() throws Exception {
        UserTable table = new UserTable(scene.home());
        StoredPassword weak = new StoredPassword(WEAK);
        int rounds = Race.rounds(100);
        try (Race race = new Race(2);
                Held held = new Held(scene.database().asOwner())) {
            Sql owner = new Sql(held.byThread());
            for (int round = 0; round < rounds; round++) {
                UserId user = userWith(WEAK, false);
                Callable<Integer> rehash = () -> table.rehash(user, weak, new StoredPassword("stronger"));
                Callable<Integer> change =
                        () -> owner.run("UPDATE users SET password_hash = 'changed' WHERE id = ?", user.value());

                race.run(List.of(rehash, change));

                assertThat(hash(user)).as("round %d", round).isEqualTo("changed");
            }
        }
    }

    @Test
    void a_login_whose_password_is_changed_while_it_is_stored_anew_is_refused() throws SQLException {
        UserId user = userWith(WEAK, false);
        PasswordCheck slow = new PasswordCheck(
                new Pbkdf2PasswordHashImpl() {
                    @Override
                    public String generate(char[] password) {
                        if (TYPED.text().equals(new String(password))) {
                            change(user);
                        }
                        return super.generate(password);
                    }
                },
                1);

        Login login = new Users(scene.home(), slow).login(name(user), TYPED);

        assertThat(login).isEqualTo(new Login.Refused(Login.Reason.CHANGED_MEANWHILE));
        assertThat(hash(user)).isEqualTo("changed");
    }

    private void change(UserId user) {
        try {
            scene.owner().run("UPDATE users SET password_hash = 'changed' WHERE id = ?", user.value());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private UserId userWith(String hash, boolean mustChange) throws SQLException {
        UserId user = scene.user();
        scene.owner()
                .run(
                        "UPDATE users SET password_hash = ?, must_change_password = ?, password_rehashed_at = now() WHERE id = ?",
                        hash,
                        mustChange,
                        user.value());
        scene.owner().run("UPDATE users SET password_rehashed_at = NULL WHERE id = ?", user.value());
        return user;
    }

    private String name(UserId user) throws SQLException {
        return scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", user.value());
    }

    private String hash(UserId user) throws SQLException {
        return scene.owner().one(String.class, "SELECT password_hash FROM users WHERE id = ?", user.value());
    }

    private static String weak() {
        Pbkdf2PasswordHashImpl hash = new Pbkdf2PasswordHashImpl();
        hash.initialize(Map.of("Pbkdf2PasswordHash.Iterations", "1024"));
        return hash.generate(TYPED.characters());
    }
}
