package org.baton.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baton.run.Database;
import org.baton.run.TestDirectory;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;

/** What {@code docs/reference/database.md} tells the owner of the tables to type does what the page says. */
class DatabasePageDbTest {
    private static final Pattern STATEMENTS = Pattern.compile("(?s)```sql\n(.*?)```");

    @Test
    void after_a_restore_nobody_is_logged_in_no_number_comes_again_and_vacuum_is_early() throws Exception {
        Database database = Sample.filled(1_000);
        Sql owner = new Sql(database.asOwner());
        assertThat(owner.one(Long.class, "SELECT count(*) FROM active_sessions"))
                .isPositive();

        type(database);

        assertThat(owner.one(Long.class, "SELECT count(*) FROM active_sessions"))
                .isZero();
        assertThat(owner.one(Long.class, "SELECT nextval(pg_get_serial_sequence('sessions', 'id'))"))
                .isEqualTo(1_001_001);
        assertThat(owner.one(String.class, "SELECT CAST(reloptions AS text) FROM pg_class WHERE relname = 'sessions'"))
                .contains("fillfactor=85", "autovacuum_vacuum_scale_factor=0.05");
    }

    private static void type(Database database) throws IOException, SQLException {
        String page = Files.readString(TestDirectory.project().resolve("docs/reference/database.md"));
        String statements = STATEMENTS
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.joining());
        try (Connection connection = database.asOwner().getConnection()) {
            PsqlScript.run(connection, statements, Map.of());
        }
    }
}
