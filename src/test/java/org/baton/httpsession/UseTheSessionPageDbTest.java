package org.baton.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.baton.run.TestDirectory;
import org.baton.scene.Planted;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Opened;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The statements of {@code docs/how-to/use-the-session.md} show and do what the page says. */
@ExtendWith(SceneExtension.class)
class UseTheSessionPageDbTest {
    private static final Pattern STATEMENT = Pattern.compile("(?s)```sql\n(.*?)```");

    private final Scene scene;
    private final List<String> statements;

    UseTheSessionPageDbTest(Scene scene) throws Exception {
        this.scene = scene;
        this.statements = STATEMENT
                .matcher(Files.readString(TestDirectory.project().resolve("docs/how-to/use-the-session.md")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void carts_are_joined_with_who_is_logged_in_found_by_user_and_taken_away() throws SQLException {
        UserId alice = scene.user();
        String name = scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", alice.value());
        Opened hers = scene.login(alice);
        scene.owner()
                .run(
                        "UPDATE sessions SET attributes = '{\"cart\": [\"brush\"]}' WHERE id = ?",
                        hers.id().value());
        Planted.anonymous(scene.owner(), "{\"cart\": [\"paint\"]}");
        assertThat(statements).hasSize(3);

        assertThat(all("cart", statements.get(0))).contains("[\"brush\"]", "[\"paint\"]");
        assertThat(all("username", statements.get(0))).contains(name);
        assertThat(all("value", statements.get(1).replace("alice", name))).containsExactly("[\"brush\"]");

        scene.database().run(statements.get(2));
        assertThat(scene.column("attributes", hers)).isEqualTo("{}");
    }

    /** A column of what a statement shows. A question mark of SQL's own is doubled for the driver. */
    private List<String> all(String column, String statement) throws SQLException {
        return scene.owner()
                .all(
                        String.class,
                        "SELECT CAST(shown." + column + " AS text) FROM ("
                                + statement.strip().replace("?", "??").replaceFirst(";$", "") + ") shown");
    }
}
