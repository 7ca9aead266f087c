package org.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** db/role/roles.sql, which a DBA runs again after every upgrade. */
@ExtendWith(SceneExtension.class)
class RolesScriptDbTest {
    private final Scene scene;

    RolesScriptDbTest(Scene scene) {
        this.scene = scene;
    }

    private static final String ALL_RIGHTS = """
            SELECT string_agg(line, E'\\n' ORDER BY line)
              FROM (SELECT relname || ' ' || coalesce(array_to_string(relacl, ','), '') FROM pg_class
                     WHERE relnamespace = 'public'::regnamespace
                    UNION ALL
                    SELECT attrelid::regclass || '.' || attname || ' ' || array_to_string(attacl, ',')
                      FROM pg_attribute WHERE attacl IS NOT NULL
                    UNION ALL
                    SELECT proname || ' ' || coalesce(array_to_string(proacl, ','), '') FROM pg_proc
                     WHERE pronamespace = 'public'::regnamespace
                    UNION ALL
                    SELECT tablename || ' ' || policyname || ' ' || cmd || ' ' || coalesce(qual, '') FROM pg_policies
                    UNION ALL
                    SELECT nspname || ' ' || coalesce(array_to_string(nspacl, ','), '') FROM pg_namespace
                     WHERE nspname = 'public') rights (line)
            """;

    @Test
    void running_it_again_changes_nothing() throws SQLException, IOException {
        String before = scene.owner().one(String.class, ALL_RIGHTS);

        runScript();
        runScript();

        assertThat(scene.owner().one(String.class, ALL_RIGHTS)).isEqualTo(before);
    }

    @Test
    void running_it_again_takes_back_what_was_granted_by_hand() throws SQLException, IOException {
        scene.owner().run("GRANT INSERT, DELETE ON sessions TO baton_sibling");

        runScript();

        assertThat(scene.owner()
                        .one(Boolean.class, "SELECT has_table_privilege('baton_shop', 'sessions', 'INSERT, DELETE')"))
                .isFalse();
    }

    @Test
    void it_takes_the_right_to_make_things_from_everybody_as_old_servers_give_it() throws SQLException, IOException {
        scene.database().run("GRANT CREATE ON SCHEMA public TO PUBLIC");

        runScript();

        assertThatThrownBy(() -> new Sql(scene.database().asShop()).run("CREATE TABLE planted (id int)"))
                .hasMessageContaining("permission denied");
        scene.owner().run("CREATE TABLE made_by_a_migration (id int)");
        scene.owner().run("DROP TABLE made_by_a_migration");
    }

    private void runScript() throws SQLException, IOException {
        scene.database().run(Files.readString(Path.of(System.getProperty("basedir", ""), "db/role/roles.sql")));
    }
}
