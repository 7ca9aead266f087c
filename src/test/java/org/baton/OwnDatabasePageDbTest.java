package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.baton.run.Database;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;

/** The statements of {@code docs/how-to/own-database.md}, by the roles that the page names. */
class OwnDatabasePageDbTest {
    private static final Pattern STATEMENT = Pattern.compile("```sql\\n\\s*(.*?)\\n\\s*```", Pattern.DOTALL);

    private final Database database = TestPostgres.freshDatabase();
    private final Sql owner = new Sql(database.asOwner());

    @Test
    void the_page_registers_a_sibling_tells_its_key_has_a_notice_sent_again_and_lets_it_do_without_home()
            throws Exception {
        List<String> statements = statements();
        assertThat(statements).hasSize(5);

        assertThat(owner.run(statements.get(0))).isOne();
        assertThat(owner.run(statements.get(1))).isOne();
        long notice = owed();

        assertThat(new Sql(database.asReader()).all(Long.class, statements.get(2)))
                .containsExactly(notice);
        assertThat(new Sql(database.asAdmin())
                        .one(Boolean.class, statements.get(3).replace("(7)", "(" + notice + ")")))
                .isTrue();
        assertThat(owner.one(Boolean.class, "SELECT next_try_at <= now() FROM logout_notices"))
                .isTrue();
        assertThat(owner.run(statements.get(4))).isOne();
    }

    private long owed() throws SQLException {
        return owner.one(Long.class, """
                INSERT INTO logout_notices (sibling_id, root_id, session_id, owed_until, tries, next_try_at)
                VALUES ('store', 1, 2, now() + interval '1 hour', 5, now() + interval '10 minutes')
                RETURNING id
                """);
    }

    private static List<String> statements() throws IOException {
        String page = Files.readString(TestDirectory.project().resolve("docs/how-to/own-database.md"));
        return STATEMENT
                .matcher(page)
                .results()
                .map((MatchResult statement) -> statement.group(1).replaceFirst(";$", ""))
                .toList();
    }
}
