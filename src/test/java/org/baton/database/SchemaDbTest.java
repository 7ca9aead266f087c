package org.baton.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.baton.embed.Rows;
import org.baton.run.TestPostgres;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;

/** What a host says at its start about a database that is not ready for it. */
class SchemaDbTest {
    private final org.baton.run.Database database = TestPostgres.freshDatabase();

    @Test
    void an_empty_database_is_migrated_and_then_fits() throws SQLException {
        empty();

        Schema.of(database.asOwner()).migrate();

        Schema.of(database.asOwner()).check();
        try (Database opened = Database.open(database.asOwner(), Rows.all())) {
            assertThat(opened.answers()).isTrue();
        }
    }

    @Test
    void migrating_again_changes_nothing() {
        assertThatCode(() -> Schema.of(database.asOwner()).migrate()).doesNotThrowAnyException();
    }

    @Test
    void a_database_without_the_schema_is_named_with_what_to_do() throws SQLException {
        empty();

        assertThatThrownBy(() -> Schema.of(database.asOwner()).check())
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("V1__users.sql")
                .hasMessageContaining("baton.schema=migrate");
    }

    @Test
    void a_newer_database_is_accepted() throws SQLException {
        migrateByALaterProgram();

        assertThatCode(() -> Schema.of(database.asApp()).check()).doesNotThrowAnyException();
        assertThatCode(() -> Schema.of(database.asOwner()).migrate()).doesNotThrowAnyException();
    }

    @Test
    void an_older_program_does_not_bring_its_older_functions_back() throws SQLException {
        migrateByALaterProgram();
        database.run("UPDATE flyway_schema_history SET checksum = 1 WHERE script = 'R__3_users.sql'");

        Schema.of(database.asOwner()).migrate();

        assertThat(new Sql(database.asOwner())
                        .one(Long.class, "SELECT count(*) FROM flyway_schema_history WHERE script = 'R__3_users.sql'"))
                .isEqualTo(1);
    }

    @Test
    void a_newer_database_that_needs_a_newer_program_is_refused_with_what_to_do() throws SQLException {
        migrateByALaterProgram();
        database.run("CREATE OR REPLACE FUNCTION baton_oldest_program() RETURNS integer LANGUAGE sql IMMUTABLE"
                + " SET search_path = public, pg_temp AS 'SELECT 9999'");

        assertThatThrownBy(() -> Schema.of(database.asApp()).check())
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("knows migration 9999")
                .hasMessageContaining("Deploy the newer version");
    }

    @Test
    void a_column_that_is_missing_is_named() throws SQLException {
        database.run("ALTER TABLE sessions DROP COLUMN user_agent CASCADE");

        assertThatThrownBy(() -> Database.open(database.asOwner(), Rows.all()))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("user_agent");
    }

    @Test
    void a_column_of_another_type_is_named() throws SQLException {
        database.run("ALTER TABLE handoffs ALTER COLUMN closed_at TYPE text");

        assertThatThrownBy(() -> Database.open(database.asOwner(), Rows.all()))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("closed_at");
    }

    @Test
    void a_role_without_grants_is_named_with_the_script_that_gives_them() throws SQLException {
        database.run("REVOKE ALL ON sessions FROM baton_app");

        assertThatThrownBy(() -> Grants.require(database.asApp()))
                .isInstanceOf(SchemaMismatch.class)
                .hasMessageContaining("baton_app")
                .hasMessageContaining("db/role/roles.sql");
        assertThatCode(() -> Grants.require(database.asShop())).doesNotThrowAnyException();
    }

    private void migrateByALaterProgram() throws SQLException {
        database.run("""
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                       installed_by, execution_time, success)
                VALUES (9999, '9999', 'of a later version', 'SQL', 'V9999__of_a_later_version.sql', 1, 'somebody', 1, true)
                """);
    }

    private void empty() throws SQLException {
        database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION baton_owner");
    }
}
