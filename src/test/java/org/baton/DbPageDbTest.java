package org.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.baton.it.Needs;
import org.baton.it.Tool;
import org.baton.run.Database;
import org.baton.run.DocPage;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.scene.Scene;
import org.baton.scene.Sql;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;

/** What {@code db/README.md} has a DBA type: its blocks in their order, and those of the reports' README.md. */
@Needs(Tool.PSQL)
class DbPageDbTest {
    private final List<String> blocks = new DocPage("db/README.md").testedBy(DbPageDbTest.class);

    @Test
    void its_commands_make_roles_and_database_and_grant_once_more() throws Exception {
        try (Scene scene = Scene.fresh()) {
            Database database = scene.database();
            String made = database.name() + "_of_the_page";

            type(blocks.get(0).replace("CREATE DATABASE baton ", "CREATE DATABASE " + made + " "), database);
            type(blocks.get(1).replace("-d baton", "-d " + database.name()), database);

            assertThat(new Sql(database.asSuperuser())
                            .one(
                                    String.class,
                                    "SELECT CAST(CAST(datdba AS regrole) AS text) FROM pg_database WHERE datname = ?",
                                    made))
                    .isEqualTo("baton_owner");
            new Sql(database.asSuperuser()).run("DROP DATABASE " + made);
        }
    }

    @Test
    void a_session_is_ended_by_hand_and_its_end_is_final() throws Exception {
        try (Scene scene = Scene.fresh()) {
            Opened session = scene.login();
            String id = session.id().toString();

            scene.owner().run(blocks.get(2).replace("= 7", "= " + id));

            assertThat(scene.column("end_reason", session)).isEqualTo("SQL");
            List<String> shown = blocks.get(3).lines().toList();
            String undone = shown.get(0).replace("baton=> ", "").replace("= 1;", "= " + id);
            assertThatThrownBy(() -> scene.owner().run(undone))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining(shown.get(1).replace("ERROR:  session 1:", "session " + id + ":"))
                    .hasMessageContaining(shown.get(2).replace("HINT:  ", ""));
        }
    }

    @Test
    void a_sibling_is_registered_by_its_insert_and_has_a_role_of_its_own() throws Exception {
        Database database = TestPostgres.freshDatabase();
        Sql superuser = new Sql(database.asSuperuser());
        Sql owner = new Sql(database.asOwner());
        String role = database.name() + "_shop";

        superuser.run(blocks.get(5).replace("baton_shop", role));
        owner.run(blocks.get(4).replace("baton_shop", role));

        assertThat(superuser.one(Boolean.class, "SELECT pg_has_role(?, 'baton_sibling', 'MEMBER')", role))
                .isTrue();
        assertThat(owner.one(Boolean.class, "SELECT enabled FROM siblings WHERE database_role = ?", role))
                .isTrue();
        superuser.run("DROP ROLE " + role);
    }

    private static void type(String commands, Database database) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(TestDirectory.project().toFile())
                .redirectErrorStream(true);
        shell.environment().put("PGHOST", "127.0.0.1");
        shell.environment().put("PGPORT", String.valueOf(database.port()));
        shell.environment().put("PGPASSWORD", database.passwords().superuser());
        shell.environment()
                .merge("PATH", Tool.PSQL.required().resolveSibling("").toString(), (path, first) -> first + ":" + path);
        Process running = shell.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("ERROR");
    }
}
