package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One's own sessions: the page with its buttons, and the same for programs. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class MySessionsIT {
    private final Hosts hosts;
    private final Visitor visitor;
    private final Visitor other;
    private final Person alice;

    MySessionsIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
        other = hosts.visitor();
        alice = Person.inGroupUser("mine", hosts.database());
    }

    @Test
    void a_button_ends_one_session_and_leaves_the_rest() {
        visitor.hasLoggedIn(alice);
        other.enterShop(alice);
        String child = idOf(other, "shop");
        assertThat(visitor.open(hosts.home("/sessions")).body()).contains("action=\"/sessions/" + child + "/end\"");

        Reply ended = press(visitor, "/sessions/" + child + "/end");

        assertThat(ended.location()).isEqualTo("/sessions");
        assertThat(other.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(other.session(hosts.home()).status()).isEqualTo(200);
        assertThat(reasonOf(child)).isEqualTo("LOGOUT");
        assertThat(press(visitor, "/sessions/" + child + "/end").status()).isEqualTo(404);
    }

    @Test
    void a_button_ends_all_others_with_what_came_from_them() {
        visitor.enterShop(alice);
        other.enterShop(alice);
        assertThat(visitor.open(hosts.home("/sessions")).body()).contains("action=\"/sessions/end-others\"");

        Reply ended = press(visitor, "/sessions/end-others");

        assertThat(ended.location()).isEqualTo("/sessions");
        assertThat(other.session(hosts.home()).status()).isEqualTo(401);
        assertThat(other.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
    }

    @Test
    void whoever_ends_the_session_of_this_browser_is_logged_out() {
        visitor.hasLoggedIn(alice);

        Reply ended = press(visitor, "/sessions/" + idOf(visitor, "home") + "/end");

        assertThat(ended.location()).isEqualTo("/login");
        assertThat(visitor.secret(hosts.home())).isEmpty();
    }

    @Test
    void another_users_session_is_as_good_as_none() {
        Person bob = Person.inGroupUser("other", hosts.database());
        other.hasLoggedIn(bob);
        visitor.hasLoggedIn(alice);
        String bobs = idOf(other, "home");

        assertThat(press(visitor, "/sessions/" + bobs + "/end").status()).isEqualTo(404);
        assertThat(delete(visitor, "/api/sessions/" + bobs).status()).isEqualTo(404);

        assertThat(other.session(hosts.home()).status()).isEqualTo(200);
    }

    @Test
    void a_stranger_is_sent_to_the_login_and_a_program_gets_401() {
        assertThat(press(visitor, "/sessions/end-others").location()).isEqualTo("/login?continue=/sessions");
        assertThat(press(visitor, "/sessions/1/end").location()).isEqualTo("/login?continue=/sessions");
        assertThat(visitor.fetch(hosts.home("/api/sessions")).status()).isEqualTo(401);
        assertThat(delete(visitor, "/api/sessions/1").status()).isEqualTo(401);
        assertThat(delete(visitor, "/api/sessions?others=true").status()).isEqualTo(401);
    }

    @Test
    void a_program_lists_them_and_knows_its_own() {
        visitor.enterShop(alice);
        other.hasLoggedIn(alice);

        List<JsonObject> listed = list(other);

        assertThat(listed).hasSize(3);
        JsonObject latest = listed.get(0);
        assertThat(latest.keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "rootId",
                        "host",
                        "channel",
                        "openedAt",
                        "lastSeenAt",
                        "ip",
                        "userAgent",
                        "label",
                        "current");
        assertThat(latest.getBoolean("current")).isTrue();
        assertThat(latest.getString("userAgent")).isEqualTo("Visitor/1");
        assertThat(latest.isNull("label")).isTrue();
        assertThat(listed.get(1).getBoolean("current")).isFalse();
        assertThat(listed.get(2).getString("rootId")).isEqualTo(listed.get(1).getString("id"));
        assertThat(listed.get(2).getString("host")).isEqualTo("shop");
    }

    @Test
    void a_program_ends_one_and_its_own_last() {
        visitor.hasLoggedIn(alice);
        other.hasLoggedIn(alice);

        assertThat(delete(visitor, "/api/sessions/" + idOf(other, "home")).status())
                .isEqualTo(204);
        assertThat(other.session(hosts.home()).status()).isEqualTo(401);
        Reply own = delete(visitor, "/api/sessions/" + idOf(visitor, "home"));

        assertThat(own.status()).isEqualTo(204);
        assertThat(visitor.secret(hosts.home())).isEmpty();
    }

    @Test
    void a_bearer_token_lists_itself_and_ends_the_others() {
        visitor.enterShop(alice);
        String token = alice.bearerToken(hosts.database());

        List<JsonObject> listed = withToken(token, "GET", "/api/sessions")
                .json()
                .getJsonArray("sessions")
                .getValuesAs(JsonObject.class);
        Reply ended = withToken(token, "DELETE", "/api/sessions?others=true");

        assertThat(listed)
                .filteredOn(one -> one.getBoolean("current"))
                .singleElement()
                .satisfies(own -> {
                    assertThat(own.getString("channel")).isEqualTo("BEARER");
                    assertThat(own.getString("label")).isEqualTo("A phone");
                });
        assertThat(ended.status()).isEqualTo(204);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(withToken(token, "GET", "/api/session").status()).isEqualTo(200);
    }

    @Test
    void a_bearer_token_ends_itself_and_no_cookie_is_touched() {
        String token = alice.bearerToken(hosts.database());
        String id = withToken(token, "GET", "/api/session")
                .json()
                .getJsonObject("session")
                .getString("id");

        Reply ended = withToken(token, "DELETE", "/api/sessions/" + id);

        assertThat(ended.status()).isEqualTo(204);
        assertThat(ended.cookies()).isEmpty();
        assertThat(withToken(token, "GET", "/api/session").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "9223372036854775808", "1.0", "%31", "01", "1/end", "%20"})
    void what_is_no_id_is_no_session(String id) {
        visitor.hasLoggedIn(alice);

        assertThat(delete(visitor, "/api/sessions/" + id).status()).isBetween(400, 404);
        assertThat(press(visitor, "/sessions/" + id + "/end").status()).isBetween(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?others=false", "?others", "?others=true&others=true", "?others=true&x=1", "?Others=true"})
    void a_program_says_clearly_that_it_means_the_others(String query) {
        visitor.hasLoggedIn(alice);
        other.hasLoggedIn(alice);

        assertThat(delete(visitor, "/api/sessions" + query).status()).isEqualTo(400);

        assertThat(other.session(hosts.home()).status()).isEqualTo(200);
    }

    @Test
    void no_page_of_another_site_ends_a_session() {
        visitor.hasLoggedIn(alice);
        String id = idOf(visitor, "home");

        assertThat(visitor.post(hosts.home("/sessions/" + id + "/end"), hosts.shop(), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(visitor.send(
                                hosts.home("/api/sessions/" + id),
                                request -> request.header("Origin", "https://evil.example")
                                        .DELETE())
                        .status())
                .isEqualTo(403);

        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
    }

    private Reply press(Visitor who, String path) {
        return who.post(hosts.home(path), hosts.home(), Map.of());
    }

    private Reply delete(Visitor who, String path) {
        return who.change("DELETE", hosts.home(path), "");
    }

    private Reply withToken(String token, String method, String path) {
        return hosts.visitor()
                .send(
                        hosts.home(path),
                        request -> request.header("Authorization", "Bearer " + token)
                                .method(method, BodyPublishers.noBody()));
    }

    private List<JsonObject> list(Visitor who) {
        return who.fetch(hosts.home("/api/sessions"))
                .json()
                .getJsonArray("sessions")
                .getValuesAs(JsonObject.class);
    }

    private String idOf(Visitor who, String host) {
        return who.session(host.equals("home") ? hosts.home() : hosts.shop())
                .json()
                .getJsonObject("session")
                .getString("id");
    }

    private String reasonOf(String id) {
        return hosts.database().value("SELECT end_reason FROM sessions WHERE id = ?", Long.valueOf(id));
    }
}
