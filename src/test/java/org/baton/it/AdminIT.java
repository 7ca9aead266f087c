package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators do over HTTP is in force on the next request, and audited with who did it. */
class AdminIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Visitor administrator = hosts.visitor();
    private final Person alice = Person.inGroupUser("administered", hosts.database());
    private final Person root = Person.administrator("root", hosts.database());

    @BeforeEach
    void logIn() {
        administrator.hasLoggedIn(root);
    }

    @Test
    void a_suspended_user_is_out_on_the_next_request_and_an_active_one_logs_in_again() {
        visitor.enterShop(alice);

        assertThat(put("/status", "{\"status\": \"SUSPENDED\"}").status()).isEqualTo(204);

        assertThatBothHostsAnswer(401);
        assertThat(hosts.visitor().login(alice).status()).isEqualTo(401);
        assertThat(put("/status", "{\"status\": \"ACTIVE\"}").status()).isEqualTo(204);
        assertThatBothHostsAnswer(401);
        assertThat(hosts.visitor().login(alice).status()).isEqualTo(303);
        assertThat(audited(alice, "USER_SUSPENDED")).hasSize(1).allSatisfy(this::tellsOfRoot);
        assertThat(audited(alice, "USER_ACTIVATED")).hasSize(1).allSatisfy(this::tellsOfRoot);
    }

    @Test
    void a_group_given_and_taken_is_so_on_the_next_request() {
        visitor.enterShop(alice);
        assertThat(visitor.fetch(hosts.home("/api/admin/sessions")).status()).isEqualTo(403);

        assertThat(put("/groups", "[\"user\", \"admin\"]").status()).isEqualTo(204);
        assertThat(visitor.fetch(hosts.home("/api/admin/sessions")).status()).isEqualTo(200);
        assertThat(put("/groups", "[\"press\"]").status()).isEqualTo(204);

        assertThat(visitor.fetch(hosts.home("/api/admin/sessions")).status()).isEqualTo(403);
        assertThat(visitor.session(hosts.shop()).body()).contains("\"groups\":[\"press\"]");
        assertThat(audited(alice, "GROUPS_CHANGED").stream().skip(1)).hasSize(4).allSatisfy(this::tellsOfRoot);
    }

    @Test
    void an_administrator_who_leaves_the_group_is_none_on_the_next_request() {
        String own = "/api/admin/users/" + root.username() + "/groups";

        assertThat(administrator.change("PUT", hosts.home(own), "[\"user\"]").status())
                .isEqualTo(204);

        assertThat(administrator.change("PUT", hosts.home(own), "[\"admin\"]").status())
                .isEqualTo(403);
    }

    @Test
    void the_last_administrator_stays_one() {
        String own = "/api/admin/users/" + root.username();
        List<Map<String, String>> others = hosts.database()
                .rows(
                        "DELETE FROM user_groups WHERE group_name = 'admin'"
                                + " AND user_id <> (SELECT id FROM users WHERE username = ?) RETURNING user_id",
                        root.username());
        try {
            Reply left = administrator.change("PUT", hosts.home(own + "/groups"), "[\"user\"]");

            assertThat(left.status()).isEqualTo(409);
            assertThat(left.body()).contains("Nobody else could administer");
            assertThat(administrator
                            .change("PUT", hosts.home(own + "/status"), "{\"status\": \"SUSPENDED\"}")
                            .status())
                    .isEqualTo(409);
            assertThat(administrator.fetch(hosts.home("/api/admin/sessions")).status())
                    .isEqualTo(200);
        } finally {
            others.forEach(other -> hosts.database()
                    .update("INSERT INTO user_groups VALUES (?, 'admin')", Long.valueOf(other.get("user_id"))));
        }
    }

    @Test
    void a_reset_password_puts_the_user_out_and_is_told_once() throws IOException {
        visitor.enterShop(alice);

        Reply reset = administrator.change("POST", user("/password-reset"), "");

        assertThat(reset.status()).isEqualTo(200);
        String password = reset.json().getString("initialPassword");
        assertThat(password).matches("[A-Za-z0-9_-]{32}");
        assertThatBothHostsAnswer(401);
        assertThat(hosts.database()
                        .value(
                                "SELECT password_hash = 'ONCE:' || encode(sha256(CAST(? AS bytea)), 'hex')"
                                        + " AND must_change_password FROM users WHERE username = ?",
                                password.getBytes(StandardCharsets.US_ASCII),
                                alice.username()))
                .isEqualTo("t");
        assertThat(audited(alice, "PASSWORD_RESET")).hasSize(1).allSatisfy(this::tellsOfRoot);
        assertThatNothingTells(password);
    }

    @Test
    void a_new_user_gets_a_password_that_is_told_once() throws IOException {
        String name = "new." + alice.username();
        String json = "{\"username\": \"" + name + "\", \"displayName\": \"N\u00e9w\", \"email\": \"a@b.example\"}";

        Reply created = administrator.change("POST", hosts.home("/api/admin/users"), json);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().keySet()).containsExactlyInAnyOrder("id", "username", "initialPassword");
        assertThat(hosts.database()
                        .value(
                                "SELECT concat_ws(' ', u.id, u.display_name, u.email, u.must_change_password, g.group_name)"
                                        + " FROM users u JOIN user_groups g ON g.user_id = u.id WHERE u.username = ?",
                                name))
                .isEqualTo(created.json().getString("id") + " N\u00e9w a@b.example t user");
        assertThat(administrator
                        .change("POST", hosts.home("/api/admin/users"), json.replace("new.", "NEW."))
                        .status())
                .isEqualTo(409);
        assertThat(audited(new Person(name, ""), "USER_CREATED")).hasSize(1).allSatisfy(this::tellsOfRoot);
        assertThatNothingTells(created.json().getString("initialPassword"));
    }

    @Test
    void the_end_of_all_of_a_users_sessions_is_there_on_the_next_request() {
        visitor.enterShop(alice);

        assertThat(administrator.change("DELETE", user("/sessions"), "").status())
                .isEqualTo(204);

        assertThatBothHostsAnswer(401);
        assertThat(hosts.visitor().login(alice).status()).isEqualTo(303);
        assertThat(audited(alice, "USER_SESSIONS_ENDED")).hasSize(1).allSatisfy(this::tellsOfRoot);
    }

    @Test
    void the_end_of_one_session_is_there_on_the_next_request() {
        visitor.enterShop(alice);
        String child =
                visitor.session(hosts.shop()).json().getJsonObject("session").getString("id");

        Reply ended = administrator.change("DELETE", hosts.home("/api/admin/sessions/" + child), "");

        assertThat(ended.status()).isEqualTo(204);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
        assertThat(hosts.database().value("SELECT end_reason FROM sessions WHERE id = ?", Long.valueOf(child)))
                .isEqualTo("ADMIN");
        assertThat(audited(alice, "SESSION_ENDED")).hasSize(1).allSatisfy(this::tellsOfRoot);
        assertThat(administrator
                        .change("DELETE", hosts.home("/api/admin/sessions/" + child), "")
                        .status())
                .isEqualTo(404);
    }

    private Reply put(String what, String json) {
        return administrator.change("PUT", user(what), json);
    }

    private URI user(String what) {
        return hosts.home("/api/admin/users/" + alice.username() + what);
    }

    private void assertThatBothHostsAnswer(int status) {
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(status);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(status);
    }

    private List<String> audited(Person person, String type) {
        return hosts
                .database()
                .rows(
                        "SELECT e.detail FROM session_events e JOIN users u ON u.id = e.user_id"
                                + " WHERE u.username = ? AND e.type = ? ORDER BY e.at",
                        person.username(),
                        type)
                .stream()
                .map(Map::values)
                .flatMap(values -> values.stream())
                .toList();
    }

    private void tellsOfRoot(String detail) {
        assertThat(detail)
                .contains("by user ")
                .contains(" (" + root.username() + "), trace ")
                .contains("baton_app");
    }

    private void assertThatNothingTells(String password) throws IOException {
        assertThat(hosts.database()
                        .value(
                                "SELECT count(*) FROM session_events e WHERE CAST(e AS text) LIKE ?",
                                "%" + password + "%"))
                .isEqualTo("0");
        try (Stream<Path> files = Files.walk(TestDirectory.own().resolve("two-hosts"))) {
            List<Path> logs =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            assertThat(logs).isNotEmpty();
            for (Path log : logs) {
                assertThat(Files.readString(log, StandardCharsets.UTF_8)).doesNotContain(password);
            }
        }
    }
}
