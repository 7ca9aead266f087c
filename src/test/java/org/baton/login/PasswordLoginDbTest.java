package org.baton.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.baton.database.Database;
import org.baton.embed.Rows;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.MasterKey;
import org.baton.session.HostId;
import org.baton.session.Sessions;
import org.baton.user.Login;
import org.baton.user.Password;
import org.baton.user.PasswordCheck;
import org.baton.user.UserId;
import org.baton.user.Users;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class PasswordLoginDbTest {
    private static final MasterKey MASTER = MasterKey.random();
    private static final Password RIGHT = Password.of("correct horse").orElseThrow();
    private static final Password WRONG = Password.of("correct house").orElseThrow();
    private static final String HERE = "192.0.2.7";

    private final Scene scene;
    private final AtomicInteger hashed = new AtomicInteger();
    private final PasswordCheck check = new PasswordCheck(counted(), 32);
    private final PasswordLogin logins;

    PasswordLoginDbTest(Scene scene) {
        this.scene = scene;
        this.logins = logins(scene.home());
    }

    @Test
    void of_32_guesses_side_by_side_exactly_five_are_hashed() throws Exception {
        String name = userWithPassword();
        Callable<LoginOutcome> guess = () -> logins.check(name, WRONG, HERE);
        Callable<Boolean> connect = () -> scene.home().answers();

        try (Race race = new Race(32)) {
            race.run(Collections.nCopies(32, connect));
            hashed.set(0);

            assertThat(race.run(Collections.nCopies(32, guess)))
                    .filteredOn(LoginOutcome.Later.class::isInstance)
                    .hasSize(27);
        }
        assertThat(hashed).hasValue(5);
    }

    @Test
    void an_unknown_name_is_slowed_down_like_a_known_one() {
        for (int i = 0; i < 5; i++) {
            assertThat(logins.check("nobody-here", WRONG, HERE))
                    .isEqualTo(new LoginOutcome.Refused(Login.Reason.UNKNOWN_USER));
        }

        assertThat(logins.check("nobody-here", WRONG, HERE)).isInstanceOf(LoginOutcome.Later.class);
    }

    @Test
    void the_right_password_is_not_looked_at_while_guesses_are_slowed_down() throws SQLException {
        String name = userWithPassword();
        for (int i = 0; i < 5; i++) {
            logins.check(name, WRONG, HERE);
        }

        assertThat(logins.check(name, RIGHT, HERE))
                .isInstanceOfSatisfying(
                        LoginOutcome.Later.class,
                        later -> assertThat(later.cause()).isEqualTo(LoginOutcome.Cause.THROTTLED));
        assertThat(logins.check(name, RIGHT, "192.0.2.8")).isInstanceOf(LoginOutcome.Passed.class);
    }

    @Test
    void a_suspended_user_who_knows_the_password_counts_as_a_guesser() throws SQLException {
        String name = userWithPassword();
        scene.owner().run("UPDATE users SET status = 'SUSPENDED' WHERE username = ?", name);
        for (int i = 0; i < 5; i++) {
            assertThat(logins.check(name, RIGHT, HERE)).isEqualTo(new LoginOutcome.Refused(Login.Reason.SUSPENDED));
        }

        assertThat(logins.check(name, RIGHT, HERE)).isInstanceOf(LoginOutcome.Later.class);
    }

    @Test
    void right_passwords_are_never_slowed_down() throws SQLException {
        String name = userWithPassword();

        for (int i = 0; i < 10; i++) {
            assertThat(logins.check(name, RIGHT, HERE)).isInstanceOf(LoginOutcome.Passed.class);
        }
    }

    @Test
    void a_login_costs_two_statements_before_the_password_is_checked_and_four_after() throws SQLException {
        String name = userWithPassword();
        logins.check(name, RIGHT, HERE);
        AtomicInteger statements = new AtomicInteger();
        try (Database counted = Database.open(counting(statements), Rows.all())) {
            PasswordLogin login = logins(counted);
            Sessions sessions = new Sessions(counted, HostId.HOME, Scene.POLICY);
            statements.set(0);

            LoginOutcome outcome = login.check(name, RIGHT, HERE);
            int checked = statements.get();
            sessions.open(
                    Scene.opening(((LoginOutcome.Passed) outcome).login().user().id()));

            assertThat(checked).isEqualTo(3);
            assertThat(statements).hasValue(6);
        }
    }

    private PasswordLogin logins(Database database) {
        return new PasswordLogin(new Users(database, check), new Throttle(database, MASTER), Vouching.NOBODY);
    }

    /** A user whose password is stored with today's strength. */
    private String userWithPassword() throws SQLException {
        UserId user = scene.user();
        scene.owner()
                .run(
                        "UPDATE users SET password_hash = ?, password_rehashed_at = now() WHERE id = ?",
                        check.hashOf(RIGHT).orElseThrow(),
                        user.value());
        return scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", user.value());
    }

    /** It compares without hashing, so that 32 threads come before the first delay is over on any machine. */
    private Pbkdf2PasswordHashImpl counted() {
        return new Pbkdf2PasswordHashImpl() {
            @Override
            public boolean verify(char[] password, String stored) {
                hashed.incrementAndGet();
                return new String(password).equals("correct horse");
            }
        };
    }

    private DataSource counting(AtomicInteger statements) {
        DataSource real = scene.database().asApp();
        return proxy(
                DataSource.class,
                real,
                Map.of(
                        "getConnection",
                        answer -> proxy(Connection.class, (Connection) answer, Map.of("prepareStatement", prepared -> {
                            statements.incrementAndGet();
                            return prepared;
                        }))));
    }

    private static <T> T proxy(Class<T> type, T real, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(
                PasswordLoginDbTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    try {
                        Object answer = method.invoke(real, values);
                        Answer other = answers.get(method.getName());
                        return other == null ? answer : other.instead(answer);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    /** What is answered instead. */
    private interface Answer {
        Object instead(Object answer);
    }
}
