package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baton.it.Needs;
import org.baton.it.Tool;
import org.baton.run.Database;
import org.baton.run.DocPage;
import org.baton.scene.Scene;
import org.baton.session.EndReason;
import org.baton.session.Kind;
import org.baton.session.Opened;
import org.baton.session.Opening;
import org.baton.user.Standing;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;

/** What {@code docs/tutorial.md} has its readers type, in their shell, prints what the page shows. */
@Needs(Tool.PSQL)
class TutorialDbTest {
    private final List<String> blocks = new DocPage("docs/tutorial.md").testedBy(TutorialDbTest.class);

    @Test
    void each_command_prints_what_the_page_shows_after_what_the_reader_has_done_before() throws Exception {
        assertThat(blocks).hasSize(14);
        try (Scene scene = Scene.fresh()) {
            UserId alice = new UserId(scene.owner().one(Long.class, "SELECT id FROM users WHERE username = 'alice'"));

            wentToTheShop(scene, alice, 1);
            for (int command = 0; command < 8; command += 2) {
                assertThatItPrints(blocks.get(command + 1), blocks.get(command), scene.database());
            }

            assertThat(typed(blocks.get(8), scene.database())).isEqualTo("UPDATE 1");
            assertThatItPrints(blocks.get(10), blocks.get(9), scene.database());
            assertThat(typed(blocks.get(11), scene.database())).isEqualTo("UPDATE 1");

            Opened again = wentToTheShop(scene, alice, 2);
            scene.sessions().end(again.id(), EndReason.LOGOUT);
            assertThatItPrints(blocks.get(13), blocks.get(12), scene.database());
        }
    }

    @Test
    void the_front_page_shows_the_same_rows() {
        String front = new DocPage("README.md").testedBy(TutorialDbTest.class).get(0);

        assertThat(front.lines().skip(1))
                .containsExactlyElementsOf(blocks.get(1).lines().toList());
        assertThat(blocks.get(0))
                .isEqualTo("psql -c \"%s\""
                        .formatted(front.lines()
                                .findFirst()
                                .orElseThrow()
                                .replace("baton=> ", "")
                                .replace(";", "")));
    }

    private static Opened wentToTheShop(Scene scene, UserId alice, int epoch) {
        Opened login = scene.sessions()
                .open(new Opening(
                        new Standing(alice, epoch), Kind.BROWSER, Set.of("pwd"), Optional.empty(), Scene.CLIENT))
                .orElseThrow()
                .session();
        Handoffs handoffs = new Handoffs(scene);
        handoffs.exchanged(handoffs.issue(login));
        return login;
    }

    private static void assertThatItPrints(String shown, String command, Database database) throws Exception {
        assertThat(timeless(typed(command, database))).as(command).isEqualTo(timeless(shown.strip()));
    }

    /** Times differ, and with the digits of their fractions the width of what is around them. */
    private static List<String> timeless(String printed) {
        return printed.lines()
                .map(line -> line.replaceAll("[0-9-]{10} [0-9:.]+\\+00", "(time)")
                        .replaceAll("-+", "-")
                        .replaceAll(" +", " ")
                        .strip())
                .toList();
    }

    private static String typed(String command, Database database) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
        Map<String, String> variables = shell.environment();
        variables.put("PGHOST", "127.0.0.1");
        variables.put("PGPORT", String.valueOf(database.port()));
        variables.put("PGDATABASE", database.name());
        variables.put("PGUSER", "baton_owner");
        variables.put("PGPASSWORD", database.passwords().owner());
        variables.put("READER_USER", "baton_reader");
        variables.put("READER_PASSWORD", database.passwords().reader());
        variables.put("PGTZ", "UTC");
        variables.put("PGCLIENTENCODING", "UTF8");
        variables.merge(
                "PATH", Tool.PSQL.required().resolveSibling("").toString(), (path, first) -> first + ":" + path);
        Process running = shell.start();
        String printed = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        running.waitFor();
        return printed.strip();
    }
}
