package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators see and do in pages: who may, what is there, and that it is in force on the next request. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class AdminPagesIT {
    private final Hosts hosts;
    private final Visitor visitor;
    private final Visitor administrator;
    private final Person alice;
    private final Person root;

    AdminPagesIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
        alice = Person.inGroupUser("listed", hosts.database());
        Administrator loggedIn = Administrator.on(nodes);
        administrator = loggedIn.visitor();
        root = loggedIn.person();
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
        String id = session(other);
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
        String id = session(visitor);

        Reply ended =
                administrator.post(hosts.home("/admin/sessions/" + id + "/end"), hosts.home(), Map.of("back", back));

        assertThat(ended.location()).isEqualTo("/admin/sessions");
    }

    @Test
    void the_last_administrator_is_told_why_they_stay() {
        // Out of the group and not suspended: what they have open is other tests'.
        hosts.database().update("""
                UPDATE user_groups
                   SET group_name = 'on leave'
                 WHERE group_name = 'admin'
                   AND user_id <> CAST(? AS bigint)
                """, id(root));
        try {
            Reply refused = post(administrator, "/admin/users/" + id(root) + "/suspend");

            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("Nobody else could administer");
        } finally {
            hosts.database().update("UPDATE user_groups SET group_name = 'admin' WHERE group_name = 'on leave'");
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
        assertThat(administrator
                        .open(hosts.home("/admin/handoffs?trace=" + trace))
                        .location())
                .isEqualTo("/admin/handoffs/" + trace);
        assertThat(administrator.open(hosts.home("/admin/handoffs/" + trace)).body())
                .contains("HANDOFF_ISSUED", "HANDOFF_EXCHANGED");
    }

    private String session(Visitor who) {
        return who.session(hosts.home()).json().getJsonObject("session").getString("id");
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
}
