package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a DBA sees in the tables, and what an UPDATE there does on both hosts. */
class RowsIT {
    private static final String JOINED = """
            SELECT u.username, s.*
              FROM sessions s
              JOIN users u ON u.id = s.user_id
             WHERE u.username = ?
             ORDER BY s.id
            """;

    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("rows", hosts.database());

    @Test
    void a_join_with_users_shows_the_login_and_the_session_that_came_from_it() {
        visitor.login(alice);
        visitor.enterShop();

        List<Map<String, String>> rows = hosts.database().rows(JOINED, alice.username());

        assertThat(rows).extracting(row -> row.get("host")).containsExactly("home", "shop");
        Map<String, String> root = rows.get(0);
        Map<String, String> child = rows.get(1);
        assertThat(root).containsEntry("root_id", "").containsEntry("ended_at", "");
        assertThat(child).containsEntry("root_id", root.get("id")).containsEntry("user_id", root.get("user_id"));
    }

    @Test
    void no_column_holds_a_secret_that_a_browser_was_given() {
        visitor.login(alice);
        visitor.open(hosts.shop("/"));
        Handoff handoff = visitor.handoff();
        List<String> secrets = new ArrayList<>(visitor.cookies(hosts.shop()).values());
        visitor.present(handoff);
        secrets.addAll(List.of(
                handoff.token(), handoff.state(), visitor.secret(hosts.shop()).orElseThrow()));
        secrets.add(visitor.secret(hosts.home()).orElseThrow());

        String dump = dump();

        assertThat(dump).contains(alice.username());
        for (String secret : secrets) {
            assertThat(dump).doesNotContain(secret).doesNotContain(hexOf(secret));
        }
    }

    @Test
    void suspending_a_user_by_sql_puts_them_out_everywhere_on_the_next_request() {
        visitor.enterShop(alice);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);

        hosts.database().update("UPDATE users SET status = 'SUSPENDED' WHERE username = ?", alice.username());

        assertThat(visitor.session(hosts.home()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(hosts.visitor().login(alice).status()).isEqualTo(401);
    }

    @Test
    void a_user_who_is_active_again_must_log_in_again() {
        visitor.enterShop(alice);
        hosts.database().update("UPDATE users SET status = 'SUSPENDED' WHERE username = ?", alice.username());

        hosts.database().update("UPDATE users SET status = 'ACTIVE' WHERE username = ?", alice.username());

        assertThat(visitor.session(hosts.home()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(hosts.visitor().login(alice).status()).isEqualTo(303);
    }

    @Test
    void ending_a_login_by_sql_ends_the_shop_session_that_came_from_it() {
        visitor.enterShop(alice);

        hosts.database().update("""
                UPDATE sessions
                   SET ended_at = now(),
                       end_reason = 'SQL'
                 WHERE root_id IS NULL
                   AND user_id = (SELECT id FROM users WHERE username = ?)
                """, alice.username());

        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
    }

    @Test
    void a_group_given_by_sql_is_there_on_the_next_request() {
        visitor.enterShop(alice);
        assertThat(visitor.session(hosts.shop()).body()).contains("\"groups\":[\"user\"]");

        hosts.database()
                .update(
                        "INSERT INTO user_groups (user_id, group_name) SELECT id, 'press' FROM users WHERE username = ?",
                        alice.username());

        assertThat(visitor.session(hosts.home()).body()).contains("\"groups\":[\"press\",\"user\"]");
        assertThat(visitor.session(hosts.shop()).body()).contains("\"groups\":[\"press\",\"user\"]");
    }

    /** Every column of every row that this user's login has made, as text. */
    private String dump() {
        Sql database = hosts.database();
        List<Map<String, String>> rows = new ArrayList<>(database.rows(JOINED, alice.username()));
        rows.addAll(database.rows(
                "SELECT h.* FROM handoffs h JOIN sessions s ON s.id = h.root_id JOIN users u ON u.id = s.user_id"
                        + " WHERE u.username = ?",
                alice.username()));
        rows.addAll(database.rows(
                "SELECT e.* FROM session_events e JOIN users u ON u.id = e.user_id WHERE u.username = ?",
                alice.username()));
        rows.addAll(database.rows("SELECT * FROM users WHERE username = ?", alice.username()));
        assertThat(rows).hasSizeGreaterThanOrEqualTo(7);
        return rows.toString();
    }

    private static String hexOf(String secret) {
        return HexFormat.of().formatHex(secret.getBytes(StandardCharsets.US_ASCII));
    }
}
