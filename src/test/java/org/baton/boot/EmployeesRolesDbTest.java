package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may do what, after the statements of {@code docs/how-to/adopt-your-users.md}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SceneExtension.class)
class EmployeesRolesDbTest {
    private final Scene scene;
    private final Employees employees;

    EmployeesRolesDbTest(Scene scene) {
        this.scene = scene;
        this.employees = Employees.adopted(scene.database(), 100);
    }

    @Test
    void the_employees_owner_has_no_right_in_a_table_of_batons() throws SQLException {
        assertThat(granted("hr_owner")).isEmpty();
    }

    @Test
    void the_triggers_role_suspends_and_can_do_nothing_else() throws SQLException {
        assertThat(granted("baton_hr"))
                .containsExactlyInAnyOrder(
                        "SELECT users.id",
                        "SELECT users.issuer",
                        "SELECT users.subject",
                        "SELECT users.status",
                        "SELECT users.login_epoch",
                        "INSERT users.username",
                        "INSERT users.display_name",
                        "INSERT users.issuer",
                        "INSERT users.subject",
                        "INSERT users.status",
                        "UPDATE users.status",
                        "UPDATE users.login_epoch");
    }

    @Test
    void the_triggers_function_runs_as_that_role_and_finds_names_in_one_place() throws SQLException {
        assertThat(scene.owner().one(String.class, """
                        SELECT format('%s %s %s', proowner::regrole, prosecdef, proconfig)
                          FROM pg_proc
                         WHERE proname = 'tell_baton'
                        """)).isEqualTo("baton_hr t {\"search_path=public, pg_temp\"}");
    }

    @Test
    void a_trigger_on_another_table_reaches_no_user_of_batons_own() throws SQLException {
        Sql hr = employees.sql();
        hr.run("CREATE TABLE hr.forged (LIKE hr.employees)");
        hr.run("CREATE TRIGGER forged AFTER DELETE ON hr.forged REFERENCING OLD TABLE AS before_change"
                + " FOR EACH STATEMENT EXECUTE FUNCTION hr.tell_baton()");
        hr.run("INSERT INTO hr.forged VALUES ('alice', 'alice', '', 1, true)");

        hr.run("DELETE FROM hr.forged");

        assertThat(scene.owner().all(String.class, "SELECT issuer FROM users WHERE status = 'SUSPENDED'"))
                .containsExactly("hr.employees");
    }

    @Test
    void reports_read_no_hash_of_an_employee() {
        Sql reader = new Sql(scene.database().asReader());

        assertThatThrownBy(() -> reader.run("SELECT password_hash FROM hr.employees"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void home_changes_no_employee() {
        Sql app = new Sql(scene.database().asApp());

        assertThatThrownBy(() -> app.run("UPDATE hr.employees SET active = true"))
                .hasMessageContaining("permission denied");
    }

    /** What that role may do with a table or view, and with columns of one. */
    private List<String> granted(String role) throws SQLException {
        return scene.owner().all(String.class, """
                SELECT may || ' ' || c.relname || '.' || a.attname
                  FROM pg_class c
                  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                 CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) may
                 WHERE c.relnamespace = 'public'::regnamespace
                   AND c.relkind IN ('r', 'p', 'v')
                   AND has_column_privilege(?, c.oid, a.attnum, may)
                 UNION ALL
                SELECT may || ' ' || c.relname
                  FROM pg_class c
                 CROSS JOIN unnest(ARRAY['DELETE', 'TRUNCATE', 'TRIGGER']) may
                 WHERE c.relnamespace = 'public'::regnamespace
                   AND c.relkind IN ('r', 'p', 'v')
                   AND has_table_privilege(?, c.oid, may)
                """, role, role);
    }
}
