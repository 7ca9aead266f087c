package org.baton.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Set;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.MasterKey;
import org.baton.user.Login;
import org.baton.user.Password;
import org.baton.user.PasswordCheck;
import org.baton.user.Users;
import org.baton.user.Vouched;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users whom the deployment's own identity store knows; here the store finds whoever the test says valid. */
@ExtendWith(SceneExtension.class)
class VouchedDbTest {
    private static final PasswordCheck CHECK = new PasswordCheck(new Pbkdf2PasswordHashImpl(), 2);
    private static final Password TYPED = Password.of("correct horse").orElseThrow();
    private static final String HERE = "192.0.2.7";

    private final Scene scene;
    private Vouching.Result answer = new Vouching.Result.Refused();
    private final PasswordLogin logins;

    VouchedDbTest(Scene scene) {
        this.scene = scene;
        this.logins = new PasswordLogin(
                new Users(scene.home(), CHECK),
                new Throttle(scene.home(), MasterKey.random()),
                (username, password) -> answer);
    }

    @Test
    void a_user_whom_the_store_knows_is_made_at_the_first_login_and_found_again() throws SQLException {
        answer = new Vouching.Result.Known(new Vouched("ldap", "uid-1", "carol", Set.of("user", "press")));

        Login.Checked first = passed("carol");
        Login.Checked second = passed("CAROL");

        assertThat(second.user().id()).isEqualTo(first.user().id());
        assertThat(scene.sessions().open(Scene.opening(first.user().id()))).isPresent();
        assertThat(scene.count("users WHERE issuer = 'ldap' AND subject = 'uid-1' AND password_hash IS NULL"))
                .isEqualTo(1);
        assertThat(groups(first)).isEqualTo("press user");
    }

    @Test
    void a_later_login_refreshes_name_and_groups_and_nothing_else() throws SQLException {
        answer = new Vouching.Result.Known(new Vouched("ldap", "uid-2", "dora", Set.of("user", "press")));
        Login.Checked first = passed("dora");
        scene.login(first.user().id());
        answer = new Vouching.Result.Known(new Vouched("ldap", "uid-2", "dora.married", Set.of("user", "board")));

        Login.Checked again = passed("dora");

        assertThat(again.user().id()).isEqualTo(first.user().id());
        assertThat(again.epoch()).isEqualTo(first.epoch());
        assertThat(groups(again)).isEqualTo("board user");
        assertThat(scene.count("users WHERE subject = 'uid-2' AND username = 'dora.married'"))
                .isEqualTo(1);
        assertThat(scene.count(
                        "sessions WHERE user_id = ? AND ended_at IS NULL",
                        first.user().id().value()))
                .isEqualTo(1);
    }

    @Test
    void a_user_suspended_here_stays_out_whatever_the_store_says() throws SQLException {
        answer = new Vouching.Result.Known(new Vouched("ldap", "uid-3", "emil", Set.of("user")));
        passed("emil");
        scene.owner().run("UPDATE users SET status = 'SUSPENDED' WHERE subject = 'uid-3'");

        assertThat(logins.check("emil", TYPED, HERE)).isEqualTo(new LoginOutcome.Refused(Login.Reason.SUSPENDED));
        assertThat(scene.count("users WHERE subject = 'uid-3' AND status = 'SUSPENDED'"))
                .isEqualTo(1);
    }

    @Test
    void a_local_user_with_a_password_is_never_put_to_the_store() {
        answer = new Vouching.Result.Known(new Vouched("ldap", "uid-4", "alice", Set.of("admin")));

        assertThat(logins.check("alice", TYPED, HERE)).isEqualTo(new LoginOutcome.Refused(Login.Reason.WRONG_PASSWORD));
    }

    @Test
    void whom_the_store_does_not_know_is_refused_and_slowed_down_like_anybody() throws SQLException {
        for (int i = 0; i < 5; i++) {
            assertThat(logins.check("frida", TYPED, HERE))
                    .isEqualTo(new LoginOutcome.Refused(Login.Reason.UNKNOWN_USER));
        }
        keepWaiting();

        assertThat(logins.check("frida", TYPED, HERE)).isInstanceOf(LoginOutcome.Later.class);
    }

    @Test
    void while_the_store_fails_its_users_are_asked_to_wait_and_guesses_count_all_the_same() throws SQLException {
        answer = new Vouching.Result.Failed();
        for (int i = 0; i < 5; i++) {
            assertThat(logins.check("gustav", TYPED, HERE))
                    .isEqualTo(new LoginOutcome.Later(LoginOutcome.Cause.STORE_FAILED, 5));
        }
        keepWaiting();

        assertThat(logins.check("gustav", TYPED, HERE))
                .isInstanceOfSatisfying(
                        LoginOutcome.Later.class,
                        later -> assertThat(later.cause()).isEqualTo(LoginOutcome.Cause.THROTTLED));
        assertThat(scene.count("users WHERE username = 'gustav'")).isZero();
    }

    /** On a busy machine the delay of 2 s would be over by now. */
    private void keepWaiting() throws SQLException {
        scene.owner()
                .run("UPDATE login_attempts SET blocked_until = now() + interval '1 minute'"
                        + " WHERE kind = 'PAIR' AND failures >= 5");
    }

    private Login.Checked passed(String name) {
        LoginOutcome outcome = logins.check(name, TYPED, HERE);
        assertThat(outcome).isInstanceOf(LoginOutcome.Passed.class);
        return ((LoginOutcome.Passed) outcome).login();
    }

    private String groups(Login.Checked login) throws SQLException {
        return scene.owner()
                .one(
                        String.class,
                        "SELECT string_agg(group_name, ' ' ORDER BY group_name) FROM user_groups WHERE user_id = ?",
                        login.user().id().value());
    }
}
