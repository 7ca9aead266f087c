package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.secret.Secret;
import org.baton.session.Channel;
import org.baton.session.Kind;
import org.baton.session.Opening;
import org.baton.user.Login;
import org.baton.user.PasswordCheck;
import org.baton.user.Standing;
import org.baton.user.Users;
import org.baton.user.Vouched;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The statements of {@code docs/how-to/adopt-your-users.md}, with 100,000 employees: all have logged in once, 10,000 today. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SceneExtension.class)
class EmployeesDbTest {
    private static final String LOG_IN = """
            WITH logged_in AS (
              INSERT INTO users (username, display_name, issuer, subject)
              SELECT login_name, login_name, 'hr.employees', number
                FROM hr.employees
               WHERE active
              RETURNING id, subject)
            INSERT INTO sessions (secret_hash, user_id, host, authenticated_at, auth_methods, idle_timeout, expires_at,
                   login_epoch)
            SELECT sha256(('employee ' || id)::bytea), id, 'home', now(), '{pwd}', '1 hour', now() + interval '12 hours', 1
              FROM logged_in
             ORDER BY subject
             LIMIT 10000;
            ANALYZE users;
            ANALYZE sessions;
            ANALYZE hr.departments;
            """;

    private static final String LIVE = "active_sessions a JOIN users u ON u.id = a.user_id WHERE ";

    private final Scene scene;
    private final Employees employees;
    private final Sql hr;
    private final Users users;

    EmployeesDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.employees = Employees.adopted(scene.database(), 100_000);
        this.hr = employees.sql();
        this.users = new Users(scene.home(), new PasswordCheck(new Pbkdf2PasswordHashImpl(), 1));
        scene.database().run(LOG_IN);
    }

    @Test
    void sessions_and_employees_find_each_other_by_indexes() throws Exception {
        assertThat(plan("sql department"))
                .contains("employees_department_idx", "users_vouched_once", "sessions_open_user_idx");
        assertThat(plan("sql session")).contains("sessions_pkey", "users_pkey", "employees_pkey");
    }

    @Test
    void ten_thousand_are_suspended_by_one_statement_and_nobody_else_waits() throws Exception {
        String bystander = number(employees.hire());
        List<String> numbers = hr.all(
                String.class, "SELECT number FROM hr.employees WHERE active AND number LIKE 'E%' ORDER BY number");
        Secret concerned = login(numbers.get(0)).orElseThrow();
        assertThat(scene.count(LIVE + "u.subject LIKE 'E0%'")).isEqualTo(10_001);

        try (Connection update = employees.hr().getConnection();
                PreparedStatement suspend = update.prepareStatement(
                        "UPDATE hr.employees SET active = false WHERE active AND number <= ?")) {
            update.setAutoCommit(false);
            suspend.setString(1, numbers.get(9_999));
            long begun = System.nanoTime();
            assertThat(suspend.executeUpdate()).isEqualTo(10_000);
            System.out.printf("10,000 suspended at once: %d ms%n", (System.nanoTime() - begun) / 1_000_000);

            Secret meanwhile = soon(() -> login(bystander)).orElseThrow();
            assertThat(soon(() -> live(meanwhile))).isTrue();
            assertThat(soon(() -> live(concerned))).as("until the commit").isTrue();
            update.commit();
        }

        assertThat(live(concerned)).isFalse();
        assertThat(scene.count(LIVE + "u.subject LIKE 'E0%'")).isZero();
    }

    @Test
    void a_first_login_that_meets_a_suspension_opens_nothing() throws Exception {
        String carol = number(employees.hire());

        try (Connection update = employees.hr().getConnection();
                Statement statement = update.createStatement()) {
            update.setAutoCommit(false);
            statement.execute("UPDATE hr.employees SET active = false WHERE number = '" + carol + "'");
            CompletableFuture<Optional<Secret>> login = CompletableFuture.supplyAsync(() -> login(carol));
            awaitSomebodyWaiting();
            update.commit();

            assertThat(login.get(30, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void no_first_login_survives_a_suspension_at_the_same_moment() throws Exception {
        int first = 0;
        try (Race race = new Race(2)) {
            for (int round = 0; round < Race.rounds(); round++) {
                String number = number(employees.hire());
                Callable<Boolean> login = () -> login(number).isPresent();
                Callable<Boolean> suspension =
                        () -> hr.run("UPDATE hr.employees SET active = false WHERE number = ?", number) == 1;

                first += race.run(List.of(login, suspension)).get(0) ? 1 : 0;

                assertThat(scene.count(LIVE + "u.subject = ?", number)).isZero();
            }
        }
        System.out.printf("first logins that were first: %d%n", first);
    }

    /** As everybody does, so that two who change many users at once wait for each other and never deadlock. */
    @Test
    void a_suspension_of_many_locks_users_in_the_order_of_their_ids() throws Exception {
        String first = number(employees.hire());
        String last = number(employees.hire());
        // The order of the employees is not that of their users.
        login(last);
        login(first);

        try (Connection dba = scene.database().asOwner().getConnection();
                PreparedStatement lock =
                        dba.prepareStatement("SELECT FROM users WHERE subject = ? FOR NO KEY UPDATE NOWAIT")) {
            dba.setAutoCommit(false);
            lock.setString(1, last);
            lock.execute();
            CompletableFuture<Integer> suspension = CompletableFuture.supplyAsync(() -> suspended(first, last));
            awaitSomebodyWaiting();
            lock.setString(1, first);

            assertThatCode(lock::execute).doesNotThrowAnyException();
            dba.commit();
            assertThat(suspension.get(30, TimeUnit.SECONDS)).isEqualTo(2);
        }
    }

    @Test
    void a_change_of_another_column_locks_no_user() throws Exception {
        String dora = number(employees.hire());
        login(dora);

        try (Connection update = employees.hr().getConnection();
                Statement statement = update.createStatement()) {
            update.setAutoCommit(false);
            statement.execute("UPDATE hr.employees SET department_id = 2 WHERE number = '" + dora + "'");

            assertThat(scene.owner().all(Long.class, "SELECT id FROM users WHERE subject = ? FOR UPDATE NOWAIT", dora))
                    .hasSize(1);
        }
    }

    @Test
    void the_last_query_finds_who_was_suspended_behind_the_triggers_back() throws Exception {
        String emil = number(employees.hire());
        login(emil);
        Sql reader = new Sql(scene.database().asReader());
        assertThat(reader.all(Long.class, Employees.PAGE.block("sql differences")))
                .isEmpty();

        hr.run("ALTER TABLE hr.employees DISABLE TRIGGER employees_changed");
        hr.run("UPDATE hr.employees SET active = false WHERE number = ?", emil);
        hr.run("ALTER TABLE hr.employees ENABLE TRIGGER employees_changed");

        assertThat(reader.all(Long.class, Employees.PAGE.block("sql differences")))
                .containsExactly(scene.owner().one(Long.class, "SELECT id FROM users WHERE subject = ?", emil));
        hr.run("DELETE FROM hr.employees WHERE number = ?", emil);
    }

    private String plan(String query) throws Exception {
        return String.join(
                "\n", new Sql(scene.database().asReader()).all(String.class, "EXPLAIN " + Employees.PAGE.block(query)));
    }

    private int suspended(String... numbers) {
        try {
            return hr.run("UPDATE hr.employees SET active = false WHERE number = ANY (?)", (Object) numbers);
        } catch (SQLException e) {
            throw new IllegalStateException("The suspension fails", e);
        }
    }

    private Optional<Secret> login(String number) {
        Login login = users.login(new Vouched("hr.employees", number, number, Set.of("user")));
        return login instanceof Login.Checked checked
                ? scene.sessions()
                        .open(new Opening(
                                new Standing(checked.user().id(), checked.epoch()),
                                Kind.BROWSER,
                                Set.of("pwd"),
                                Optional.empty(),
                                Scene.CLIENT))
                        .map(opened -> opened.session().secret())
                : Optional.empty();
    }

    private boolean live(Secret secret) {
        return scene.sessions().resume(secret, Channel.COOKIE).isPresent();
    }

    /** On another thread, so that what waits for a lock fails here instead of for ever. */
    private static <T> T soon(Supplier<T> action) throws Exception {
        return CompletableFuture.supplyAsync(action).get(30, TimeUnit.SECONDS);
    }

    private void awaitSomebodyWaiting() throws SQLException {
        Instant deadline = Instant.now().plusSeconds(30);
        while (scene.count("pg_locks WHERE NOT granted") == 0) {
            assertThat(Instant.now()).as("somebody waits for a lock").isBefore(deadline);
        }
    }

    private static String number(String employee) {
        return employee.toUpperCase(Locale.ROOT);
    }
}
