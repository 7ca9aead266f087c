package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;
import org.baton.scene.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users of a directory log in on WildFly, after what {@code docs/how-to/ldap.md} says was done as it says. */
class LdapIT {
    private static final DirectoryHome HOME = new DirectoryHome("ldap");
    private static final PeopleDirectory PEOPLE = PeopleDirectory.started();

    private final HomeClient home = HOME.visitor();
    private final Sql owner = HOME.owner();

    @BeforeAll
    static void start() throws Exception {
        HOME.start(LdapPage.war(HOME.own().resolve("page")), PEOPLE.settings());
    }

    @AfterAll
    static void end() {
        HOME.close();
        PEOPLE.close();
    }

    @Test
    void the_right_password_opens_a_session_whose_row_joins_with_users() throws Exception {
        String cookie = home.login("carol", PeopleDirectory.password("carol"));

        assertThat(home.get("/api/session", cookie).body())
                .contains("\"username\":\"carol\"", "\"groups\":[\"press\",\"user\"]");
        assertThat(owner.one(
                        String.class,
                        "SELECT u.issuer || ' ' || u.subject FROM sessions s JOIN users u ON u.id = s.user_id"
                                + " WHERE s.ended_at IS NULL AND u.username = 'carol'"))
                .isEqualTo("https://directory.example.org " + PeopleDirectory.dn("carol"));
        assertThat(owner.all(Long.class, LdapPage.block("sql")))
                .contains(owner.one(Long.class, "SELECT id FROM users WHERE username = 'carol'"));
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_page() {
        HttpResponse<String> wrong = home.tryLogin("frida", "wrong");
        HttpResponse<String> unknown = home.tryLogin("nobody", "wrong");

        assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("frida");
        assertThat(unknown.body().replace("nobody", "frida")).isEqualTo(wrong.body());
    }

    @Test
    void a_user_suspended_here_is_out_and_stays_out_whatever_the_directory_says() throws Exception {
        String cookie = home.login("dora", PeopleDirectory.password("dora"));
        owner.run("UPDATE users SET status = 'SUSPENDED' WHERE subject = ?", PeopleDirectory.dn("dora"));

        assertThat(home.get("/api/session", cookie).statusCode()).isEqualTo(401);
        assertThat(home.tryLogin("dora", PeopleDirectory.password("dora")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void groups_changed_in_the_directory_are_there_at_the_next_login() throws Exception {
        home.login("emil", PeopleDirectory.password("emil"));
        PEOPLE.leave("press", "emil");
        PEOPLE.group("board", List.of("emil"));

        String cookie = home.login("emil", PeopleDirectory.password("emil"));

        assertThat(home.get("/api/session", cookie).body()).contains("\"groups\":[\"board\",\"user\"]");
    }

    @Test
    void a_group_that_cannot_be_one_here_is_left_out_with_a_warning() throws Exception {
        PEOPLE.group("x".repeat(101), List.of("frida"));

        String cookie = home.login("frida", PeopleDirectory.password("frida"));

        assertThat(home.get("/api/session", cookie).body()).contains("\"groups\":[\"press\",\"user\"]");
        assertThat(Files.readString(HOME.log())).contains(PeopleDirectory.dn("frida") + " logs in without a group");
    }

    /** {@code fri*} would find frida. */
    @ParameterizedTest
    @ValueSource(strings = {"fri*", "frida)(uid=frida", "fri\\64a", "("})
    void a_name_that_would_be_part_of_the_search_is_refused(String name) {
        assertThat(home.tryLogin(name, PeopleDirectory.password("frida")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void while_the_directory_refuses_batons_account_its_users_get_503() throws Exception {
        PEOPLE.refuseAccount(true);
        int refused =
                home.tryLogin("gustav", PeopleDirectory.password("gustav")).statusCode();
        PEOPLE.refuseAccount(false);

        assertThat(refused).isEqualTo(503);
    }

    /** The servers' search for groups does not find such a DN: the page says so. */
    @Test
    void a_user_whose_dn_has_a_backslash_logs_in_without_groups() {
        assertThat(home.get("/api/session", home.login("gina", PeopleDirectory.password("gina")))
                        .body())
                .contains("\"groups\":[]");
    }

    @Test
    void while_the_directory_is_down_its_users_get_503_and_local_ones_log_in() throws Exception {
        PEOPLE.stop();

        HttpResponse<String> page = home.tryLogin("gustav", PeopleDirectory.password("gustav"));
        HttpResponse<String> token = home.postJson(
                "/api/bearer-tokens",
                "{\"username\":\"gustav\",\"password\":\"gustav-of-people\",\"label\":\"phone\"}");

        assertThat(page.statusCode()).isEqualTo(token.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(token.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(page.body()).contains("cannot be checked now", "<form method=\"post\" action=\"/login\">");
        assertThat(Files.readString(HOME.log())).contains("an identity store failed", "login refused: STORE_FAILED");
        assertThat(owner.one(
                        Long.class,
                        "SELECT count(*) FROM session_events WHERE type = 'LOGIN_REFUSED'"
                                + " AND detail ->> 'reason' = 'STORE_FAILED'"))
                .isGreaterThanOrEqualTo(2);
        assertThat(home.get("/api/session", home.login("admin", "admin-secret")).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Timeout(30)
    void a_silent_directory_is_not_waited_for_and_works_again_when_it_speaks() throws Exception {
        PEOPLE.stop();
        try (ServerSocket silent = new ServerSocket(PEOPLE.port(), 50, InetAddress.getLoopbackAddress())) {
            assertThat(silent.isBound()).isTrue();
            assertThat(home.tryLogin("gustav", PeopleDirectory.password("gustav"))
                            .statusCode())
                    .isEqualTo(503);
        }
        PEOPLE.start();

        assertThat(home.tryLogin("gustav", PeopleDirectory.password("gustav")).statusCode())
                .isEqualTo(303);
    }

    @AfterEach
    void the_directory_is_up() throws LDAPException {
        PEOPLE.start();
    }
}
