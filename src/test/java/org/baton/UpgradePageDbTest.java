package org.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.run.Database;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;

/** What {@code docs/how-to/upgrade.md} tells developers to write into migrations does what the page says. */
class UpgradePageDbTest {
    private static final Pattern DECLARATION = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FIRST_LINE = Pattern.compile("`(SET LOCAL lock_timeout = [^`]*)`");

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

    private static String onPage(Pattern statement) throws IOException {
        String page = Files.readString(TestDirectory.project().resolve("docs/how-to/upgrade.md"));
        Matcher found = statement.matcher(page);
        assertThat(found.find()).as(statement.pattern()).isTrue();
        return found.group(1);
    }
}
