package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.List;
import java.util.regex.Pattern;
import org.baton.run.Database;
import org.baton.run.DemoData;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;

/** The statements of {@code docs/how-to/rotate-keys.md}, in their order, by the tables' owner. */
class RotateKeysPageDbTest {
    private static final Pattern STATEMENT = Pattern.compile("```sql\\n\\s*(.*?);\\n\\s*```", Pattern.DOTALL);
    private static final String KEYS =
            "SELECT concat_ws(' ', key_generation, key_revoked_below, token_format) FROM siblings WHERE id = 'shop'";

    private final Database database = TestPostgres.freshDatabase();
    private final Sql owner = new Sql(database.asOwner());

    @Test
    void the_page_rotates_revokes_and_changes_the_version() throws Exception {
        try (Connection connection = database.asOwner().getConnection()) {
            DemoData.registerShop(connection, "https://shop.example.org");
        }
        List<String> statements = statements();
        assertThat(statements).hasSize(3);

        owner.run(statements.get(0));
        assertThat(owner.one(String.class, KEYS)).isEqualTo("2 1 v4.public");

        owner.run(statements.get(1));
        assertThat(owner.one(String.class, KEYS)).isEqualTo("3 3 v4.public");

        owner.run(statements.get(2));
        assertThat(owner.one(String.class, KEYS)).isEqualTo("3 3 v2.public");
    }

    private static List<String> statements() throws IOException {
        String page = Files.readString(TestDirectory.project().resolve("docs/how-to/rotate-keys.md"));
        return STATEMENT
                .matcher(page)
                .results()
                .map(statement -> statement.group(1))
                .toList();
    }
}
