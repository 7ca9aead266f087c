package org.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.baton.scene.Privileges;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each role of db/role/roles.sql may do, found by trying everything. */
@ExtendWith(SceneExtension.class)
class RolesDbTest {
    private final Scene scene;

    RolesDbTest(Scene scene) {
        this.scene = scene;
    }

    private static final Set<String> SHOP_READS_OF_USERS = Set.of(
            "users.id",
            "users.username",
            "users.display_name",
            "users.email",
            "users.must_change_password",
            "users.status",
            "users.login_epoch",
            "users.issuer",
            "users.subject");
    private static final Set<String> SHOP_READS_OF_SIBLINGS = Set.of(
            "siblings.id", "siblings.origin", "siblings.enabled", "siblings.required_group", "siblings.database_role");
    private static final Set<String> SHOP_READS_OF_HANDOFFS = Set.of(
            "handoffs.sibling_id", "handoffs.root_id", "handoffs.trace", "handoffs.issued_at", "handoffs.child_id");

    @Test
    void a_sibling_inserts_deletes_and_alters_nothing() throws SQLException {
        Privileges shop = new Privileges(scene.owner(), scene.database().asShop());

        assertThat(shop.insertable()).isEmpty();
        assertThat(shop.deletable()).isEmpty();
        assertThat(shop.alterable()).isEmpty();
    }

    @Test
    void a_sibling_updates_three_columns_of_sessions_and_no_more() throws SQLException {
        Privileges shop = new Privileges(scene.owner(), scene.database().asShop());

        assertThat(shop.updatable())
                .containsExactlyInAnyOrder("sessions.last_seen_at", "sessions.ended_at", "sessions.end_reason");
    }

    @Test
    void a_sibling_reads_no_password_hash_and_no_audit() throws SQLException {
        Set<String> read = new Privileges(scene.owner(), scene.database().asShop()).readable();

        assertThat(read)
                .filteredOn(column -> column.startsWith("users."))
                .containsExactlyInAnyOrderElementsOf(SHOP_READS_OF_USERS);
        assertThat(read)
                .filteredOn(column -> column.startsWith("siblings."))
                .containsExactlyInAnyOrderElementsOf(SHOP_READS_OF_SIBLINGS);
        assertThat(read)
                .filteredOn(column -> column.startsWith("handoffs."))
                .containsExactlyInAnyOrderElementsOf(SHOP_READS_OF_HANDOFFS);
        assertThat(read)
                .allMatch(column ->
                        column.matches("(users|siblings|handoffs|sessions|user_groups|flyway_schema_history)\\..*"));
    }

    @Test
    void a_sibling_reads_of_sessions_what_recognising_takes() throws SQLException {
        Set<String> read = new Privileges(scene.owner(), scene.database().asShop()).readable();

        assertThat(read)
                .contains("sessions.secret_hash", "sessions.last_seen_at")
                .doesNotContain("sessions.attributes", "sessions.opened_ip", "sessions.user_agent");
    }

    @Test
    void a_reader_sees_no_hash_and_no_attributes() throws SQLException {
        Set<String> read = new Privileges(scene.owner(), scene.database().asReader()).readable();

        assertThat(read)
                .contains("users.username", "sessions.user_id", "handoffs.trace", "session_events.detail")
                .doesNotContain(
                        "users.password_hash",
                        "users.password_rehashed_at",
                        "sessions.secret_hash",
                        "sessions.attributes",
                        "handoffs.jti_hash",
                        "handoffs.challenge",
                        "tickets.jti_hash")
                .noneMatch(column -> column.startsWith("login_attempts."));
    }

    @Test
    void a_reader_changes_nothing() throws SQLException {
        Privileges reader = new Privileges(scene.owner(), scene.database().asReader());

        assertThat(reader.insertable()).isEmpty();
        assertThat(reader.updatable()).isEmpty();
        assertThat(reader.deletable()).isEmpty();
        assertThat(reader.alterable()).isEmpty();
    }

    @Test
    void the_admin_role_reads_what_a_reader_reads_and_changes_nothing_by_itself() throws SQLException {
        Privileges admin = new Privileges(scene.owner(), scene.database().asAdmin());

        assertThat(admin.readable())
                .isEqualTo(new Privileges(scene.owner(), scene.database().asReader()).readable())
                .contains("active_sessions.username");
        assertThat(admin.insertable()).isEmpty();
        assertThat(admin.updatable()).isEmpty();
        assertThat(admin.deletable()).isEmpty();
        assertThat(admin.alterable()).isEmpty();
    }

    @Test
    void the_admin_role_calls_the_dbas_functions_and_nobody_else_does() throws SQLException {
        Set<String> dbas = Set.of(
                "end_session",
                "end_user_sessions",
                "end_all_sessions",
                "suspend_user",
                "create_administrator",
                "reset_password",
                "try_notice_again");

        assertThat(callableBy("baton_admin")).containsExactlyInAnyOrderElementsOf(dbas);
        for (String other : Set.of("baton_reader", "baton_app", "baton_shop")) {
            assertThat(callableBy(other)).as(other).doesNotContainAnyElementsOf(dbas);
        }
        assertThatThrownBy(() -> new Sql(scene.database().asReader()).run("SELECT end_all_sessions('mine')"))
                .hasMessageContaining("permission denied for function end_all_sessions");
    }

    @Test
    void home_neither_alters_tables_nor_rewrites_what_a_session_is() throws SQLException {
        Privileges app = new Privileges(scene.owner(), scene.database().asApp());

        assertThat(app.alterable()).isEmpty();
        assertThat(app.updatable())
                .contains("sessions.ended_at", "sessions.secret_hash", "users.login_epoch")
                .doesNotContain(
                        "sessions.user_id",
                        "sessions.root_id",
                        "sessions.host",
                        "sessions.opened_at",
                        "sessions.expires_at",
                        "sessions.login_epoch",
                        "sessions.idle_timeout",
                        "handoffs.jti_hash",
                        "handoffs.challenge",
                        "handoffs.root_id",
                        "handoffs.expires_at",
                        "siblings.origin",
                        "siblings.callback_path",
                        "login_attempts.key",
                        "login_attempts.kind");
    }

    @Test
    void home_only_adds_to_the_audit() throws SQLException {
        Privileges app = new Privileges(scene.owner(), scene.database().asApp());

        assertThat(app.insertable()).contains("session_events.type");
        assertThat(app.updatable()).noneMatch(column -> column.startsWith("session_events"));
        assertThat(app.deletable())
                .containsExactlyInAnyOrder(
                        "user_groups",
                        "sessions",
                        "handoffs",
                        "login_attempts",
                        "logout_notices",
                        "used_tokens",
                        "ended_home_sessions",
                        "tickets");
    }

    @Test
    void nobody_but_the_owner_makes_tables_or_functions() throws SQLException {
        for (Sql role : Set.of(
                new Sql(scene.database().asApp()),
                new Sql(scene.database().asShop()),
                new Sql(scene.database().asReader()))) {
            assertThatThrownBy(() -> role.run("CREATE TABLE planted (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> role.run("CREATE FUNCTION planted() RETURNS int LANGUAGE sql AS 'SELECT 1'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void no_role_becomes_another() {
        Sql shop = new Sql(scene.database().asShop());

        for (String other : Set.of("baton_app", "baton_owner", "baton_reader", "baton_admin", "postgres")) {
            assertThatThrownBy(() -> shop.run("SET ROLE " + other)).hasMessageContaining("permission denied");
        }
    }

    /** Functions that are the owner's alone, or granted by name: not those that everybody may call. */
    private Set<String> callableBy(String role) throws SQLException {
        return new TreeSet<>(scene.owner().all(String.class, """
                SELECT p.proname
                  FROM pg_proc p
                 WHERE p.pronamespace = 'public'::regnamespace
                   AND p.prosecdef
                   AND p.prorettype <> 'trigger'::regtype
                   AND has_function_privilege(?, p.oid, 'EXECUTE')
                """, role));
    }
}
