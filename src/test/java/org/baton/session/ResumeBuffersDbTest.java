package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages that the statement of every request touches, planned once for all requests, as it is on a busy host. */
@ExtendWith(SceneExtension.class)
class ResumeBuffersDbTest {
    /** More than PostgreSQL keeps in the row: it is cut in pieces in a table of its own. */
    private static final String MUCH = """
            UPDATE sessions
               SET attributes = jsonb_build_object('much', (
                     SELECT string_agg(encode(sha256(CAST(CAST(n AS text) AS bytea)), 'base64'), '')
                       FROM generate_series(1, 360) n))
             WHERE id = ?
            """;

    private final Scene scene;

    ResumeBuffersDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void attributes_of_16_kilobytes_cost_a_login_no_page_where_they_do_not_come_along() throws SQLException {
        Opened login = scene.login();
        int empty = touched(login, HostId.HOME, false);

        scene.owner().run(MUCH, login.id().value());

        assertThat(scene.column("pg_column_size(attributes) > 15000", login)).isEqualTo("true");
        assertThat(touched(login, HostId.HOME, false)).isEqualTo(empty).isLessThanOrEqualTo(12);
        assertThat(touched(login, HostId.HOME, true)).as("they are read").isGreaterThan(empty);
    }

    @Test
    void nor_do_they_cost_a_child_a_page() throws SQLException {
        Opened child = scene.child(scene.login(), Scene.SHOP);
        int empty = touched(child, Scene.SHOP, false);

        scene.owner().run(MUCH, child.id().value());

        assertThat(touched(child, Scene.SHOP, false)).isEqualTo(empty).isLessThanOrEqualTo(18);
        assertThat(touched(child, Scene.SHOP, true)).as("they are read").isGreaterThan(empty);
    }

    private int touched(Opened session, HostId host, boolean withAttributes) throws SQLException {
        scene.database().run("VACUUM (ANALYZE) users, user_groups, sessions, siblings");
        boolean home = host.equals(HostId.HOME);
        DataSource role = home ? scene.database().asApp() : scene.database().asShop();
        try (Connection connection = role.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE resume AS " + ResumeStatement.on(host, "$1", "$2", "$3", "$4", "$5"));
            String explain = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE resume(60, %s, '\\x%s', '%s', 'COOKIE')"
                    .formatted(withAttributes, hex(session), host.text());
            pages(statement, explain);
            // The first time a connection also reads what it must know of the tables.
            return pages(statement, explain);
        }
    }

    private static String hex(Opened session) {
        return HexFormat.of().formatHex(session.secret().hash().bytes());
    }

    private static int pages(Statement statement, String explain) throws SQLException {
        try (ResultSet rows = statement.executeQuery(explain)) {
            assertThat(rows.next()).isTrue();
            try (JsonReader json = Json.createReader(new StringReader(rows.getString(1)))) {
                JsonObject plan = json.readArray().getJsonObject(0).getJsonObject("Plan");
                assertThat(plan.getJsonNumber("Actual Rows").doubleValue()).isEqualTo(1);
                return plan.getInt("Shared Hit Blocks") + plan.getInt("Shared Read Blocks");
            }
        }
    }
}
