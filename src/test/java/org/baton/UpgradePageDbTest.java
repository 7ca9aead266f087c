package org.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.run.Database;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;

/** What {@code docs/how-to/upgrade.md} tells developers to write into migrations does what the page says. */
class UpgradePageDbTest {
    private static final Pattern DECLARATION = Pattern.compile("```sql\n(CREATE OR REPLACE.*?)```", Pattern.DOTALL);
    private static final Pattern INDEXES = Pattern.compile("```sql\n(SELECT format.*?)```", Pattern.DOTALL);
    private static final Pattern FIRST_LINE = Pattern.compile("`(SET LOCAL lock_timeout = [^`]*)`");

    /** What stores the rows of these indexes: another number for one that was made again. */
    private static final String MADE = """
            SELECT CAST(c.relfilenode AS bigint)
              FROM pg_class c
              JOIN pg_index i ON i.indexrelid = c.oid
             WHERE c.relkind = 'i'
               AND pg_get_indexdef(c.oid) SIMILAR TO '%(\\(type, at\\)|\\(sibling_id, state, issued_at\\))%'
             ORDER BY 1
            """;

    private final Database database = TestPostgres.freshDatabase();

    @Test
    void the_declaration_says_which_migration_a_program_must_know() throws Exception {
        Sql owner = new Sql(database.asOwner());

        owner.run(onPage(DECLARATION));

        assertThat(owner.all(Integer.class, "SELECT baton_oldest_program()")).containsExactly(9001);
    }

    @Test
    void a_migration_with_the_pages_first_line_gives_up_behind_a_long_report() throws Exception {
        try (Connection report = database.asReader().getConnection();
                Connection migration = database.asOwner().getConnection();
                Statement reading = report.createStatement();
                Statement changing = migration.createStatement()) {
            report.setAutoCommit(false);
            reading.execute("SELECT count(*) FROM active_sessions");
            migration.setAutoCommit(false);
            changing.execute(onPage(FIRST_LINE));
            // Seconds, far more than the page's, so that the test ends where that line does nothing.
            changing.setQueryTimeout(20);

            assertThatThrownBy(() -> changing.execute("ALTER TABLE sessions ADD COLUMN opened_from text"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState())
                                    .as("lock_not_available")
                                    .isEqualTo("55P03"));
        }
    }

    @Test
    void indexes_that_were_made_before_are_taken_over_and_not_made_again() throws Exception {
        Sql owner = new Sql(database.asOwner());
        owner.run("DROP INDEX session_events_type_idx, handoffs_not_exchanged_idx");
        String[] statements = onPage(INDEXES).split("\\\\gexec", -1);
        for (String month : owner.all(String.class, statements[0])) {
            owner.run(month);
        }
        owner.run(statements[1]);
        List<Long> made = owner.all(Long.class, MADE);

        for (String migration : List.of("V17__events_by_type.sql", "V17_1__handoffs_by_state.sql")) {
            owner.run(Files.readString(TestDirectory.project().resolve("db/migration/" + migration)));
        }

        assertThat(made).hasSizeGreaterThan(2);
        assertThat(owner.all(Long.class, MADE)).containsExactlyElementsOf(made);
        assertThat(owner.one(String.class, "SELECT CAST(CAST('session_events_type_idx' AS regclass) AS text)"))
                .isEqualTo("session_events_type_idx");
    }

    private static String onPage(Pattern statement) throws IOException {
        String page = Files.readString(TestDirectory.project().resolve("docs/how-to/upgrade.md"));
        Matcher found = statement.matcher(page);
        assertThat(found.find()).as(statement.pattern()).isTrue();
        return found.group(1);
    }
}
