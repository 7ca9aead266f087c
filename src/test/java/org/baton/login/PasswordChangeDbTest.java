package org.baton.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.baton.database.Database;
import org.baton.embed.Rows;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.MasterKey;
import org.baton.session.Channel;
import org.baton.session.HostId;
import org.baton.session.Kind;
import org.baton.session.Opened;
import org.baton.session.Opening;
import org.baton.session.Session;
import org.baton.session.Sessions;
import org.baton.user.Password;
import org.baton.user.PasswordCheck;
import org.baton.user.Standing;
import org.baton.user.UserId;
import org.baton.user.Users;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SceneExtension.class)
class PasswordChangeDbTest {
    private static final Password OLD = Password.of("correct horse").orElseThrow();
    private static final String NEW = "another battery";
    private static final PasswordCheck CHECK = new PasswordCheck(new Pbkdf2PasswordHashImpl(), 8);
    private static final String STORED = CHECK.hashOf(OLD).orElseThrow();

    private final Scene scene;
    private final Sessions sessions;
    private final PasswordLogin logins;
    private final PasswordChange changes;

    PasswordChangeDbTest(Scene scene) {
        this.scene = scene;
        this.sessions = scene.sessions();
        this.logins = new PasswordLogin(
                new Users(scene.home(), CHECK), new Throttle(scene.home(), MasterKey.random()), Vouching.NOBODY);
        this.changes = changes(scene.home());
    }

    @Test
    void the_session_that_goes_on_has_the_new_epoch_and_is_the_only_live_one() throws SQLException {
        UserId user = userWithPassword();
        scene.login(user);

        ChangeOutcome outcome = changes.change(session(user), OLD, NEW, Scene.CLIENT);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ChangeOutcome.Changed.class,
                        changed -> assertThat(sessions.resume(
                                        changed.login().session().secret(), Channel.COOKIE))
                                .isPresent());
        assertThat(scene.count("sessions WHERE user_id = ? AND ended_at IS NULL AND login_epoch = 2", user.value()))
                .isEqualTo(1);
        assertThat(scene.count("sessions WHERE user_id = ? AND end_reason = 'PASSWORD_CHANGE'", user.value()))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource
    void what_goes_on_is_of_the_same_kind(Kind kind) throws SQLException {
        Standing user = new Standing(userWithPassword(), 1);
        Opened before = sessions.open(new Opening(user, kind, Set.of("pwd"), Optional.empty(), Scene.CLIENT))
                .orElseThrow()
                .session();
        Session session = sessions.resume(before.secret(), kind.channel()).orElseThrow();

        ChangeOutcome.Changed changed = (ChangeOutcome.Changed) changes.change(session, OLD, NEW, Scene.CLIENT);

        assertThat(sessions.resume(changed.login().session().secret(), kind.channel())
                        .map(Session::kind))
                .contains(kind);
    }

    static List<Kind> what_goes_on_is_of_the_same_kind() {
        return List.of(Kind.BROWSER, Kind.KEPT_BROWSER, Kind.bearer("phone"));
    }

    @Test
    void a_session_that_does_not_open_leaves_the_password_as_it_was() throws SQLException {
        UserId user = userWithPassword();
        Session session = session(user);
        Opening.Client nowhere = new Opening.Client("no address", Optional.empty());
        try (Database pooled = Database.open(scene.database().asApp(), Rows.all())) {
            PasswordChange change = changes(pooled);

            assertThatThrownBy(() -> change.change(session, OLD, NEW, nowhere)).isInstanceOf(RuntimeException.class);

            assertThat(scene.count("users WHERE id = ? AND password_hash = ?", user.value(), STORED))
                    .isEqualTo(1);
            assertThat(change.change(session, OLD, NEW, Scene.CLIENT)).isInstanceOf(ChangeOutcome.Changed.class);
        }
    }

    @Test
    void a_user_without_a_password_here_cannot_change_it() throws SQLException {
        UserId user = scene.user();

        assertThat(changes.change(session(user), OLD, NEW, Scene.CLIENT)).isInstanceOf(ChangeOutcome.Refused.class);
    }

    @Test
    void no_session_of_a_login_in_flight_with_the_old_password_survives_the_change() throws Exception {
        try (Race race = new Race(3)) {
            for (int round = 0; round < Race.rounds(8); round++) {
                UserId user = userWithPassword();
                String name = name(user);
                Session session = session(user);
                Callable<Boolean> login =
                        () -> logins.check(name, OLD, "192.0.2.9") instanceof LoginOutcome.Passed passed
                                && sessions.open(new Opening(
                                                passed.login().standing(),
                                                Kind.BROWSER,
                                                Set.of("pwd"),
                                                Optional.empty(),
                                                Scene.CLIENT))
                                        .isPresent();
                Callable<Boolean> change =
                        () -> changes.change(session, OLD, NEW, Scene.CLIENT) instanceof ChangeOutcome.Changed;

                List<Boolean> done = race.run(List.of(login, login, change));

                assertThat(done.get(2)).as("round %d", round).isTrue();
                assertThat(scene.count("sessions WHERE user_id = ? AND ended_at IS NULL", user.value()))
                        .as("round %d", round)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void of_two_changes_at_the_same_moment_one_wins_and_one_session_is_live() throws Exception {
        try (Race race = new Race(2)) {
            for (int round = 0; round < Race.rounds(8); round++) {
                UserId user = userWithPassword();
                List<Callable<ChangeOutcome>> both = new ArrayList<>();
                for (String wanted : List.of("one new password", "other new password")) {
                    Session session = session(user);
                    both.add(() -> changes.change(session, OLD, wanted, Scene.CLIENT));
                }

                assertThat(race.run(both))
                        .filteredOn(ChangeOutcome.Changed.class::isInstance)
                        .hasSize(1);
                assertThat(scene.count("sessions WHERE user_id = ? AND ended_at IS NULL", user.value()))
                        .isEqualTo(1);
            }
        }
    }

    private PasswordChange changes(Database database) {
        return new PasswordChange(
                database, new Users(database, CHECK), logins, new Sessions(database, HostId.HOME, Scene.POLICY));
    }

    private Session session(UserId user) {
        return sessions.resume(scene.login(user).secret(), Channel.COOKIE).orElseThrow();
    }

    private UserId userWithPassword() throws SQLException {
        UserId user = scene.user();
        scene.owner()
                .run(
                        "UPDATE users SET password_hash = ?, password_rehashed_at = now() WHERE id = ?",
                        STORED,
                        user.value());
        return user;
    }

    private String name(UserId user) throws SQLException {
        return scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", user.value());
    }
}
