package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.run.Database;
import org.baton.run.DatabaseSetup;
import org.baton.run.MachinePostgres;
import org.baton.run.PrivateFiles;
import org.baton.run.TestDirectory;
import org.baton.scene.Scene;
import org.baton.scene.Sql;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The commands of {@code docs/how-to/back-up-and-restore.md}, with a pg_dump and a server of its version. */
class BackUpPageDbTest {
    private static final Path ROLES = TestDirectory.project().resolve("db/role/roles.sql");

    /** What a dump without data has to bring along too. */
    private static final List<String> NOT_IN_A_TABLE = List.of(
            "SELECT concat_ws(' ', polname, polroles::regrole[]::text) FROM pg_policy ORDER BY 1",
            "SELECT concat_ws(' ', tgrelid::regclass, tgname, tgtype, tgenabled, tgfoid::regproc) FROM pg_trigger"
                    + " WHERE NOT tgisinternal ORDER BY 1",
            "SELECT concat_ws(' ', relname, relowner::regrole, relrowsecurity) FROM pg_class"
                    + " WHERE relnamespace = 'public'::regnamespace ORDER BY 1",
            "SELECT concat_ws(' ', grantee, table_name, column_name, privilege_type)"
                    + " FROM information_schema.column_privileges WHERE table_schema = 'public' ORDER BY 1",
            "SELECT concat_ws(' ', proname, proowner::regrole, prosecdef, proconfig::text) FROM pg_proc"
                    + " WHERE pronamespace = 'public'::regnamespace ORDER BY 1");

    private final Path directory = TestDirectory.own().resolve("back-up-page");

    @Test
    void a_session_that_ended_after_the_dump_is_not_live_in_the_restored_database() throws Exception {
        Assumptions.assumeTrue(
                MachinePostgres.programs().isPresent() || "true".equals(System.getenv("CI")),
                "left out: no PostgreSQL server beside pg_dump; install it: apt-get install postgresql");
        Path programs = MachinePostgres.programs().orElseThrow();
        List<String> commands = blocks("sh");
        assertThat(commands).hasSize(2);

        try (MachinePostgres machine = MachinePostgres.start(programs, directory)) {
            Database lost = machine.database("baton");
            Database restored = machine.database("baton_restored");
            new DatabaseSetup(lost, ROLES).prepare();
            Opened session;
            try (Scene scene = Scene.on(lost)) {
                session = scene.login();
                type(commands.get(0), programs, lost);
                scene.sessions().end(session.id(), EndReason.LOGOUT);
            }

            type(commands.get(1), programs, lost);

            try (Scene scene = Scene.on(restored)) {
                assertThat(scene.sessions().resume(session.secret(), Channel.COOKIE))
                        .as("it has come back")
                        .isPresent();
                scene.owner().run(blocks("sql").get(0));
                assertThat(scene.sessions().resume(session.secret(), Channel.COOKIE))
                        .isEmpty();
            }
            for (String query : NOT_IN_A_TABLE) {
                assertThat(new Sql(restored.asOwner()).all(String.class, query))
                        .as(query)
                        .isNotEmpty()
                        .isEqualTo(new Sql(lost.asOwner()).all(String.class, query));
            }
        }
    }

    /** By a shell in a folder that has the script of the roles where a clone has it. */
    private void type(String commands, Path programs, Database database) throws IOException, InterruptedException {
        PrivateFiles.write(directory.resolve("db/role/roles.sql"), Files.readString(ROLES));
        Path passwords = directory.resolve("pgpass");
        PrivateFiles.write(
                passwords,
                Stream.of(
                                "postgres:" + database.passwords().superuser(),
                                "baton_owner:" + database.passwords().owner())
                        .map(login -> "127.0.0.1:*:*:" + login + "\n")
                        .collect(Collectors.joining()));
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        shell.environment().put("PGHOST", "127.0.0.1");
        shell.environment().put("PGPORT", String.valueOf(database.port()));
        shell.environment().put("PGPASSFILE", passwords.toString());
        shell.environment().merge("PATH", programs.toString(), (path, first) -> first + File.pathSeparator + path);
        Process running = shell.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("ERROR");
    }

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?ms)^ *```" + language + "\\n(.*?)^ *```$")
                .matcher(Files.readString(TestDirectory.project().resolve("docs/how-to/back-up-and-restore.md")))
                .results()
                .map((MatchResult block) -> block.group(1).stripIndent())
                .toList();
    }
}
