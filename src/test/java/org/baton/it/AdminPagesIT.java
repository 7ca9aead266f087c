package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators see and do in pages: who may, what is there, and that it is in force on the next request. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class AdminPagesIT {
    /** On each server, logged in once: a password costs more than all the rest of a test. */
    private static final Map<Nodes, Administrator> ADMINISTRATORS = new ConcurrentHashMap<>();

    private final Hosts hosts;
    private final Visitor visitor;
    private final Visitor administrator;
    private final Person alice;
    private final Person root;

    AdminPagesIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
        alice = Person.inGroupUser("listed", hosts.database());
        Administrator loggedIn = ADMINISTRATORS.computeIfAbsent(nodes, on -> Administrator.at(hosts));
        administrator = loggedIn.visitor();
        root = loggedIn.person();
    }

    private record Administrator(Visitor visitor, Person person) {
        static Administrator at(Hosts hosts) {
            Administrator made = new Administrator(hosts.visitor(), Person.administrator("root", hosts.database()));
            made.visitor().login(made.person());
            return made;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/users",
                "/admin/users/1",
                "/admin/sessions",
                "/admin/siblings",
                "/admin/handoffs",
                "/admin/handoffs/00000000-0000-0000-0000-000000000000",
                "/admin/notices",
                "/admin/events"
            })
    void a_stranger_is_asked_to_log_in_and_comes_back_and_a_user_sees_nothing(String path) {
        Reply asked = visitor.open(hosts.home(path + "?a=b"));
        assertThat(asked.status()).isEqualTo(303);
        assertThat(asked.location()).isEqualTo("/login?continue=" + path.replace("/", "%2F") + "%3Fa%3Db");

        visitor.login(alice);
        assertThat(visitor.open(hosts.home(path)).status()).isEqualTo(403);
        assertThat(visitor.open(hosts.home("/")).body()).doesNotContain("/admin");
        assertThat(visitor.open(hosts.shop(path)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/users/1/suspend",
                "/admin/users/1/end",
                "/admin/sessions/1/end",
                "/admin/siblings/shop/disable",
                "/admin/notices/1/try"
            })
    void nobody_else_changes_anything(String path) {
        assertThat(post(visitor, path).status()).isEqualTo(303);
        visitor.login(alice);

        assertThat(post(visitor, path).status()).isEqualTo(403);
        assertThat(administrator.post(hosts.home(path), hosts.shop(), Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void a_user_who_is_suspended_on_a_page_is_out_on_the_next_request_until_let_in_again() {
        visitor.enterShop(alice);

        assertThat(post(administrator, page("/suspend")).location()).isEqualTo(page(""));

        assertThat(visitor.session(hosts.home()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(administrator.open(hosts.home(page(""))).body())
                .contains("suspended", "USER_SUSPENDED", root.username());
        post(administrator, page("/activate"));
        assertThat(hosts.visitor().login(alice).status()).isEqualTo(303);
    }

    @Test
    void one_session_is_ended_from_the_list_and_all_from_the_user() {
        visitor.enterShop(alice);
        Visitor other = hosts.visitor();
        other.login(alice);
        String id = other.session(hosts.home()).json().getJsonObject("session").getString("id");
        String list = "/admin/sessions?by=user&value=" + alice.username();
        assertThat(administrator.open(hosts.home(list)).body()).contains("data-session=\"" + id + "\"");

        Reply ended =
                administrator.post(hosts.home("/admin/sessions/" + id + "/end"), hosts.home(), Map.of("back", list));

        assertThat(ended.location()).isEqualTo(list);
        assertThat(other.session(hosts.home()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
        post(administrator, page("/end"));
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example/admin/", "/admin/..//evil.example", "/logout", "x"})
    void an_end_leads_back_to_these_pages_and_nowhere_else(String back) {
        visitor.login(alice);
        String id =
                visitor.session(hosts.home()).json().getJsonObject("session").getString("id");

        Reply ended =
                administrator.post(hosts.home("/admin/sessions/" + id + "/end"), hosts.home(), Map.of("back", back));

        assertThat(ended.location()).isEqualTo("/admin/sessions");
    }

    @Test
    void the_last_administrator_is_told_why_they_stay() {
        List<String> others = hosts.database().rows("""
                        SELECT u.id
                          FROM user_groups g
                          JOIN users u ON u.id = g.user_id
                         WHERE g.group_name = 'admin'
                           AND u.status = 'ACTIVE'
                           AND u.username <> ?
                        """, root.username()).stream()
                .map(row -> row.values().iterator().next())
                .toList();
        try {
            others.forEach(other -> status(other, "SUSPENDED"));

            Reply refused = post(administrator, "/admin/users/" + id(root) + "/suspend");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("Nobody else could administer");
        } finally {
            others.forEach(other -> status(other, "ACTIVE"));
        }
    }

    @Test
    void a_handoff_is_listed_and_traced_over_both_hosts() {
        visitor.enterShop(alice);
        String trace = hosts.database()
                .value(
                        "SELECT h.trace::text FROM handoffs h JOIN sessions s ON s.id = h.root_id JOIN users u ON u.id = s.user_id"
                                + " WHERE u.username = ?",
                        alice.username());

        assertThat(administrator
                        .open(hosts.home("/admin/handoffs?sibling=shop&state=EXCHANGED"))
                        .body())
                .contains("/admin/handoffs/" + trace);
        assertThat(administrator.open(hosts.home("/admin/handoffs/" + trace)).body())
                .contains("HANDOFF_ISSUED", "HANDOFF_EXCHANGED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin | Last 24 hours",
                "/admin/users?q=%25 | Nobody is called so",
                "/admin/siblings | https://",
                "/admin/notices | Notices owed",
                "/admin/events?type=SESSION_OPENED | SESSION_OPENED",
                "/admin/sessions?by=host&value=home&since=15m | in the last 15 minutes"
            })
    void each_page_shows_what_it_is_for(String path, String text) {
        Reply page = administrator.open(hosts.home(path));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(text, "aria-current=\"page\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | /admin/users?q=a&q=b",
                "400 | /admin/users?name=a",
                "400 | /admin/users?after=x",
                "400 | /admin/sessions?by=everything",
                "400 | /admin/sessions?by=address&value=1.2.3",
                "400 | /admin/sessions?since=8d",
                "400 | /admin/sessions?after=0",
                "400 | /admin/handoffs?state=OPEN",
                "400 | /admin/handoffs?sibling=Shop",
                "400 | /admin/handoffs?before=yesterday",
                "400 | /admin/notices?after=2026-02-30T00:00:00Z",
                "400 | /admin/events?type=x",
                "400 | /admin/events?user=1;2",
                "404 | /admin/users/0",
                "404 | /admin/users/99999999999999999999",
                "404 | /admin/users/1/",
                "404 | /admin/handoffs/x",
                "404 | /admin/handoffs/00000000-0000-0000-0000-000000000000",
                "405 | /admin/sessions/1/end",
                "405 | /admin/siblings/shop/disable"
            })
    void what_is_malformed_or_not_there_is_said(int status, String path) {
        assertThat(administrator.open(hosts.home(path)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/users/x/suspend",
                "/admin/users/999999999/suspend",
                "/admin/users/1/delete",
                "/admin/users/1",
                "/admin/sessions/999999999/end",
                "/admin/sessions/x/end",
                "/admin/siblings/nowhere/disable",
                "/admin/siblings/shop/delete",
                "/admin/notices/999999999/try",
                "/admin/notices/-1/try"
            })
    void a_button_for_what_is_not_there_changes_nothing(String path) {
        assertThat(post(administrator, path).status()).isEqualTo(404);
    }

    private Reply post(Visitor who, String path) {
        return who.post(hosts.home(path), hosts.home(), Map.of());
    }

    private String page(String below) {
        return "/admin/users/" + id(alice) + below;
    }

    private String id(Person person) {
        return hosts.database().value("SELECT id FROM users WHERE username = ?", person.username());
    }

    private void status(String id, String status) {
        hosts.database().update("UPDATE users SET status = ? WHERE id = CAST(? AS bigint)", status, id);
    }
}
