package org.baton.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Opened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody can always administer, whatever administrators do to each other. Before each test nobody can. */
@ExtendWith(SceneExtension.class)
class LastAdministratorDbTest {
    private static final UserChange LAST = new UserChange.Refused(UserChange.Reason.LAST_ADMINISTRATOR);
    private static final Set<String> NO_ADMIN = Set.of("user", "admins");

    private final Scene scene;
    private final UserChanges changes;

    LastAdministratorDbTest(Scene scene) {
        this.scene = scene;
        this.changes = new UserChanges(scene.home());
    }

    @BeforeEach
    void nobody_administers() throws SQLException {
        scene.owner().run("DELETE FROM user_groups WHERE group_name = 'admin'");
    }

    @Test
    void the_last_administrator_is_neither_suspended_nor_taken_out_of_the_group() throws SQLException {
        String root = administrator();
        Opened session = scene.login(id(root));

        assertThat(changes.setStatus(root, UserStatus.SUSPENDED, "by root")).isEqualTo(LAST);
        assertThat(changes.setGroups(root, NO_ADMIN, "by root")).isEqualTo(LAST);

        assertThat(administrators()).containsExactly(root);
        assertThat(scene.column("end_reason", session)).isEqualTo("null");
    }

    @Test
    void the_last_administrator_may_change_the_other_groups() throws SQLException {
        String root = administrator();

        assertThat(changes.setGroups(root, Set.of("admin", "press"), "by root")).isEqualTo(done(root));
    }

    @Test
    void where_another_one_is_left_an_administrator_may_go() throws SQLException {
        String root = administrator();
        String suspended = administrator();
        String other = administrator();

        assertThat(changes.setStatus(suspended, UserStatus.SUSPENDED, "by root"))
                .isEqualTo(done(suspended));
        assertThat(changes.setGroups(other, NO_ADMIN, "by root")).isEqualTo(done(other));

        assertThat(administrators()).containsExactly(root);
    }

    @Test
    void one_whom_a_directory_vouches_for_is_left() throws SQLException {
        String root = administrator();
        String vouched = administrator();
        scene.owner()
                .run(
                        "UPDATE users SET issuer = 'ldap', subject = username, password_hash = NULL WHERE username = ?",
                        vouched);

        assertThat(changes.setStatus(root, UserStatus.SUSPENDED, "by root")).isEqualTo(done(root));
    }

    @Test
    void one_who_is_suspended_or_has_no_way_to_log_in_does_not_count() throws SQLException {
        String root = administrator();
        scene.owner().run("UPDATE users SET status = 'SUSPENDED' WHERE username = ?", administrator());
        scene.owner().run("UPDATE users SET password_hash = NULL WHERE username = ?", administrator());

        assertThat(changes.setStatus(root, UserStatus.SUSPENDED, "by root")).isEqualTo(LAST);
    }

    @Test
    void users_who_do_not_administer_are_suspended_as_ever() throws SQLException {
        administrator();
        String alice = name(scene.user());

        assertThat(changes.setStatus(alice, UserStatus.SUSPENDED, "by root")).isEqualTo(done(alice));
        assertThat(changes.setGroups(alice, NO_ADMIN, "by root")).isEqualTo(done(alice));
    }

    @Test
    void of_three_who_put_each_other_out_at_once_one_is_left() throws Exception {
        try (Race race = new Race(3)) {
            for (int round = 0; round < Race.rounds(); round++) {
                nobody_administers();
                List<Callable<UserChange>> attempts =
                        List.of(suspended(administrator()), leaving(administrator()), suspended(administrator()));

                List<UserChange> outcomes = race.run(attempts);

                assertThat(outcomes)
                        .as("round %d", round)
                        .filteredOn(LAST::equals)
                        .hasSize(1);
                assertThat(administrators()).as("round %d", round).hasSize(1);
            }
        }
    }

    private Callable<UserChange> suspended(String name) {
        return () -> changes.setStatus(name, UserStatus.SUSPENDED, "by another");
    }

    private Callable<UserChange> leaving(String name) {
        return () -> changes.setGroups(name, NO_ADMIN, "by another");
    }

    private UserChange done(String name) throws SQLException {
        return new UserChange.Done(id(name), Optional.empty());
    }

    private String administrator() throws SQLException {
        UserId user = scene.user();
        scene.owner().run("INSERT INTO user_groups VALUES (?, 'admin')", user.value());
        // As a re-hash is written, which leaves the epoch that the scene's logins are opened under.
        scene.owner()
                .run(
                        "UPDATE users SET password_hash = 'PBKDF2', password_rehashed_at = now() WHERE id = ?",
                        user.value());
        return name(user);
    }

    private List<String> administrators() throws SQLException {
        return scene.owner()
                .all(
                        String.class,
                        "SELECT u.username FROM users u JOIN user_groups g ON g.user_id = u.id"
                                + " WHERE g.group_name = 'admin' AND u.status = 'ACTIVE'");
    }

    private UserId id(String name) throws SQLException {
        return new UserId(scene.owner().one(Long.class, "SELECT id FROM users WHERE username = ?", name));
    }

    private String name(UserId user) throws SQLException {
        return scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", user.value());
    }
}
