package org.baton.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What {@code docs/reference/database.md} and the diagram of {@code db/README.md} say is so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabasePageDbTest {
    private static final Pattern STATEMENT = Pattern.compile("(?s)```sql\n(.*?)```");
    private static final Pattern INDEX = Pattern.compile("(?m)^\\| `([a-z_]+_(?:pkey|key|idx|once))` \\| .+ \\|$");
    private static final Pattern LINE_OF_DIAGRAM = Pattern.compile("(?m)^    ([a-z_]+) [|o}{-]+ ([a-z_]+) : ");
    private static final Pattern DIAGRAM = Pattern.compile("(?s)```mermaid\n(.*?)```");

    private final Sql owner = new Sql(TestPostgres.freshDatabase().asOwner());

    @Test
    void the_pages_statement_lets_vacuum_come_early() throws Exception {
        List<String> statements = found(STATEMENT, "docs/reference/database.md");
        assertThat(statements).hasSize(1);

        owner.run(statements.get(0));

        assertThat(owner.one(String.class, "SELECT CAST(reloptions AS text) FROM pg_class WHERE relname = 'sessions'"))
                .contains("fillfactor=85", "autovacuum_vacuum_scale_factor=0.05");
    }

    @Test
    void the_page_names_every_index_and_no_other() throws Exception {
        assertThat(found(INDEX, "docs/reference/database.md"))
                .containsExactlyInAnyOrderElementsOf(owner.all(String.class, """
                SELECT c.relname
                  FROM pg_class c
                 WHERE c.relnamespace = 'public'::regnamespace
                   AND c.relkind IN ('i', 'I')
                   AND NOT c.relispartition
                   AND c.relname NOT LIKE 'flyway%'
                   -- Of the audit's last partition, which is not asked for by itself.
                   AND c.relname NOT LIKE 'session_events_rest%'
                """));
    }

    @Test
    void the_diagram_has_every_foreign_key_and_no_other() throws Exception {
        assertThat(found(LINE_OF_DIAGRAM, "db/README.md"))
                .containsExactlyInAnyOrderElementsOf(owner.all(String.class, """
                SELECT k.confrelid::regclass || ' ' || k.conrelid::regclass
                  FROM pg_constraint k
                 WHERE k.contype = 'f'
                   AND k.connamespace = 'public'::regnamespace
                """));
    }

    @Test
    void the_diagram_has_every_table() throws Exception {
        List<String> words = List.of(found(DIAGRAM, "db/README.md").get(0).split("\\s+"));

        assertThat(words).containsAll(owner.all(String.class, """
                SELECT c.relname
                  FROM pg_class c
                 WHERE c.relnamespace = 'public'::regnamespace
                   AND c.relkind IN ('r', 'p')
                   AND NOT c.relispartition
                   AND c.relname <> 'flyway_schema_history'
                """));
    }

    /** The groups of each match, with a space between. */
    private static List<String> found(Pattern pattern, String page) throws IOException {
        return pattern.matcher(Files.readString(TestDirectory.project().resolve(page)))
                .results()
                .map((MatchResult match) ->
                        match.groupCount() == 2 ? match.group(1) + " " + match.group(2) : match.group(1))
                .toList();
    }
}
