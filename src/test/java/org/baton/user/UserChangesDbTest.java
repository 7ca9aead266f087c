package org.baton.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.Secret;
import org.baton.session.Opened;
import org.baton.session.Opening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class UserChangesDbTest {
    private static final String NOTE = "by user 5 (admin), trace x";

    private final Scene scene;
    private final UserChanges changes;

    UserChangesDbTest(Scene scene) {
        this.scene = scene;
        this.changes = new UserChanges(scene.home());
    }

    @Test
    void a_new_user_has_a_one_time_password_that_must_be_changed() throws SQLException {
        UserChange.Done done = (UserChange.Done) changes.create(named("Carol"), NOTE);

        Secret password = done.password().orElseThrow();
        assertThat(scene.owner()
                        .one(
                                String.class,
                                "SELECT password_hash FROM users WHERE must_change_password AND id = ?",
                                done.user().value()))
                .isEqualTo("ONCE:" + HexFormat.of().formatHex(password.hash().bytes()));
        assertThat(audited("USER_CREATED", done.user())).containsExactly(NOTE);
    }

    @Test
    void of_several_at_once_who_make_the_same_user_one_does() throws Exception {
        try (Race race = new Race(8)) {
            for (int round = 0; round < Race.rounds(); round++) {
                NewUser user = named("same-" + round);
                Callable<UserChange> create = () -> changes.create(user, NOTE);

                List<UserChange> made = race.run(Collections.nCopies(8, create));

                assertThat(made)
                        .as("round %d", round)
                        .filteredOn(UserChange.Done.class::isInstance)
                        .hasSize(1);
                assertThat(made)
                        .filteredOn(refused(UserChange.Reason.TAKEN)::equals)
                        .hasSize(7);
            }
        }
    }

    @Test
    void groups_are_replaced_and_only_what_changed_is_audited() throws SQLException {
        UserId user = scene.user();

        changes.setGroups(name(user), Set.of("user", "press, \"old\" & new"), NOTE);
        changes.setGroups(name(user), Set.of("user"), NOTE);

        assertThat(scene.owner()
                        .all(String.class, "SELECT group_name FROM user_groups WHERE user_id = ?", user.value()))
                .containsExactly("user");
        assertThat(audited("GROUPS_CHANGED", user)).containsExactly(NOTE, NOTE);
    }

    @Test
    void a_user_whom_another_host_vouches_for_can_be_suspended_and_gets_no_password() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);
        scene.owner().run("UPDATE users SET issuer = 'https://a.example', subject = '1' WHERE id = ?", user.value());

        assertThat(changes.resetPassword(name(user), NOTE)).isEqualTo(refused(UserChange.Reason.VOUCHED));
        assertThat(scene.column("end_reason", root)).isEqualTo("null");
        assertThat(changes.setStatus(name(user), UserStatus.SUSPENDED, NOTE))
                .isEqualTo(new UserChange.Done(user, Optional.empty()));

        assertThat(scene.column("end_reason", root)).isEqualTo("SUSPENSION");
    }

    @Test
    void a_name_of_nobody_or_of_several_changes_nothing() throws SQLException {
        scene.owner().run("""
                INSERT INTO users (username, display_name, issuer, subject)
                VALUES ('two', 'T', 'https://a.example', 'two'), ('two', 'T', 'https://b.example', 'two')
                """);

        assertThat(changes.endSessions("two", NOTE)).isEqualTo(refused(UserChange.Reason.SEVERAL));
        assertThat(changes.endSessions("nobody", NOTE)).isEqualTo(refused(UserChange.Reason.UNKNOWN));
        assertThat(scene.count("users WHERE username = 'two' AND login_epoch > 1"))
                .isZero();
    }

    @Test
    void an_administrator_ends_all_of_a_users_sessions_and_logins_in_flight_with_that_reason() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);
        Opening checkedBefore = Scene.opening(user);

        changes.endSessions(name(user), NOTE);

        assertThat(scene.sessions().open(checkedBefore)).isEmpty();
        assertThat(scene.column("end_reason", root)).isEqualTo("ADMIN");
        assertThat(audited("USER_SESSIONS_ENDED", user)).containsExactly(NOTE);
        assertThat(audited("SESSION_ENDED", user)).containsExactly(NOTE);
    }

    private static UserChange refused(UserChange.Reason reason) {
        return new UserChange.Refused(reason);
    }

    private static NewUser named(String name) {
        return new NewUser(name, "Somebody", Optional.empty(), Set.of("user"));
    }

    private List<String> audited(String type, UserId user) throws SQLException {
        return scene.owner()
                .all(
                        String.class,
                        "SELECT detail ->> 'note' FROM session_events WHERE type = ? AND user_id = ? ORDER BY at",
                        type,
                        user.value());
    }

    private String name(UserId user) throws SQLException {
        return scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", user.value());
    }
}
