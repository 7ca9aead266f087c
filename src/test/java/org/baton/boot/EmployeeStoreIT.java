package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Named;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.baton.scene.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An enterprise with 100,000 employees in a table of its own has done what {@code docs/how-to/adopt-your-users.md} says: the
 * WAR has one jar more in WEB-INF/lib, in which there is an identity store.
 */
class EmployeeStoreIT {
    private static final DirectoryHome HOME = new DirectoryHome("employees");
    private static final Employees EMPLOYEES = Employees.adopted(HOME.database(), 100_000);

    private final HomeClient home = HOME.visitor();
    private final Sql owner = HOME.owner();

    @BeforeAll
    static void start() throws Exception {
        Properties settings = new Properties();
        settings.load(new StringReader(Employees.PAGE.block("properties")));
        HOME.start(
                Employees.PAGE.war(HOME.own().resolve("page"), "Employees.java", Named.class),
                settings.entrySet().stream().collect(Collectors.toMap(setting -> (String) setting.getKey(), setting ->
                        (String) setting.getValue())));
    }

    @AfterAll
    static void end() {
        HOME.close();
    }

    @Test
    void an_employee_logs_in_and_the_session_joins_with_employee_and_department() throws Exception {
        String carol = EMPLOYEES.hire();

        String cookie = home.login(carol, Employees.PASSWORD);

        assertThat(home.get("/api/session", cookie).body())
                .contains("\"username\":\"" + carol.replace('h', 'H'), "\"groups\":[\"department:Sales\",\"user\"]");
        assertThat(new Sql(HOME.database().asReader()).all(String.class, Employees.PAGE.block("sql department")))
                .contains(number(carol));
        assertThat(owner.one(
                        Long.class,
                        "SELECT count(*) FROM users WHERE issuer = 'hr.employees' AND subject = ?",
                        number(carol)))
                .isOne();
    }

    @Test
    void an_employee_suspended_there_by_a_plain_update_is_out_on_the_next_request_and_stays_out() throws Exception {
        String dora = EMPLOYEES.hire();
        String cookie = home.login(dora, Employees.PASSWORD);

        EMPLOYEES.sql().run("UPDATE hr.employees SET active = false WHERE number = ?", number(dora));

        assertThat(home.get("/api/session", cookie).statusCode()).isEqualTo(401);
        assertThat(home.tryLogin(dora, Employees.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(end(dora)).isEqualTo("SUSPENSION by hr_owner");
    }

    @Test
    void an_employee_who_is_active_again_logs_in_and_no_session_comes_back() throws Exception {
        String emil = EMPLOYEES.hire();
        String cookie = home.login(emil, Employees.PASSWORD);
        EMPLOYEES.sql().run("UPDATE hr.employees SET active = false WHERE number = ?", number(emil));

        EMPLOYEES.sql().run("UPDATE hr.employees SET active = true WHERE number = ?", number(emil));

        assertThat(home.get("/api/session", cookie).statusCode()).isEqualTo(401);
        assertThat(home.get("/api/session", home.login(emil, Employees.PASSWORD))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_deleted_employee_is_out_on_the_next_request() throws Exception {
        String frida = EMPLOYEES.hire();
        String cookie = home.login(frida, Employees.PASSWORD);

        EMPLOYEES.sql().run("DELETE FROM hr.employees WHERE number = ?", number(frida));

        assertThat(home.get("/api/session", cookie).statusCode()).isEqualTo(401);
        assertThat(end(frida)).isEqualTo("SUSPENSION by hr_owner");
    }

    @Test
    void a_new_password_there_ends_the_sessions_and_is_the_one_that_counts() throws Exception {
        String gustav = EMPLOYEES.hire();
        String cookie = home.login(gustav, Employees.PASSWORD);

        EMPLOYEES
                .sql()
                .run(
                        "UPDATE hr.employees SET password_hash = ? WHERE number = ?",
                        Employees.hash("another of hr's"),
                        number(gustav));

        assertThat(home.get("/api/session", cookie).statusCode()).isEqualTo(401);
        assertThat(home.tryLogin(gustav, Employees.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(home.tryLogin(gustav, "another of hr's").statusCode()).isEqualTo(303);
    }

    @Test
    void a_wrong_password_an_unknown_name_and_one_who_has_left_get_the_same_page() throws Exception {
        String known = EMPLOYEES.hire();
        String left = EMPLOYEES.hire();
        EMPLOYEES.sql().run("UPDATE hr.employees SET active = false WHERE number = ?", number(left));

        HttpResponse<String> wrong = home.tryLogin(known, "wrong");

        for (String other : new String[] {left, "nobody"}) {
            HttpResponse<String> refused = home.tryLogin(other, Employees.PASSWORD);
            assertThat(refused.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
            assertThat(refused.body().replace(other, known)).isEqualTo(wrong.body());
        }
    }

    @Test
    void no_table_of_batons_has_a_password_or_a_hash_of_an_employee() throws Exception {
        String hedwig = EMPLOYEES.hire();
        home.login(hedwig, Employees.PASSWORD);
        String hash = EMPLOYEES
                .sql()
                .one(String.class, "SELECT password_hash FROM hr.employees WHERE number = ?", number(hedwig));

        for (String table : owner.all(String.class, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            for (String secret : new String[] {Employees.PASSWORD, hash, hash.substring(hash.lastIndexOf(':') + 1)}) {
                assertThat(owner.one(
                                Long.class,
                                "SELECT count(*) FROM public." + table + " t WHERE position(? IN CAST(t AS text)) > 0",
                                secret))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void local_users_log_in_as_before() {
        assertThat(home.get("/api/session", home.login("alice", "alice-secret")).body())
                .contains("\"username\":\"alice\"");
    }

    @Test
    void where_no_proxy_is_named_nobody_is_believed_about_the_client() throws SQLException {
        assertThat(home.loginFrom("203.0.113.9", "bob", "bob-secret").statusCode())
                .isEqualTo(303);

        assertThat(owner.one(
                        String.class,
                        "SELECT host(s.opened_ip) FROM sessions s JOIN users u ON u.id = s.user_id"
                                + " WHERE u.username = 'bob'"))
                .isEqualTo("127.0.0.1");
    }

    private String end(String employee) throws SQLException {
        return owner.one(String.class, """
                SELECT s.end_reason || ' by ' || (e.detail ->> 'by')
                  FROM users u
                  JOIN sessions s ON s.user_id = u.id
                  JOIN session_events e ON e.session_id = s.id AND e.type = 'SESSION_ENDED'
                 WHERE u.subject = ?
                """, number(employee));
    }

    private static String number(String employee) {
        return employee.toUpperCase(Locale.ROOT);
    }
}
