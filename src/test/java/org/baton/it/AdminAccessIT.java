package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may see everybody's sessions and change users over HTTP, how, and as the guide says. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class AdminAccessIT {
    private static final Pattern CURL = Pattern.compile(
            "(?m)^curl -H \"Authorization: Bearer \\$TOKEN\"(?: -X ([A-Z]+))?(?: -H \"Content-Type: application/json\" -d '(.*)')?"
                    + " \"https://login.example.org(.*)\"$");

    private final Hosts hosts;
    private final Visitor visitor;
    private final Visitor administrator;
    private final Person alice;
    private final Person root;

    AdminAccessIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
        administrator = hosts.visitor();
        alice = Person.inGroupUser("administered", hosts.database());
        root = Person.administrator("root", hosts.database());
    }

    @BeforeEach
    void logIn() {
        administrator.hasLoggedIn(root);
    }

    @Test
    void everybodys_sessions_come_in_pages() {
        visitor.enterShop(alice);
        hosts.visitor().hasLoggedIn(alice);
        String query = "/api/admin/sessions?user=" + alice.username() + "&limit=2";

        JsonObject first = administrator.fetch(hosts.home(query)).json();
        JsonObject second = administrator
                .fetch(hosts.home(query + "&after=" + first.getString("next")))
                .json();

        assertThat(first.getJsonArray("sessions")).hasSize(2);
        assertThat(second.getJsonArray("sessions")).hasSize(1);
        assertThat(second.containsKey("next")).isFalse();
        JsonObject last = second.getJsonArray("sessions").getJsonObject(0);
        assertThat(last.getString("username")).isEqualTo(alice.username());
        assertThat(last.getString("host")).isEqualTo("home");
        assertThat(Long.parseLong(last.getString("id"))).isLessThan(Long.parseLong(first.getString("next")));
        assertThat(administrator
                        .fetch(hosts.home("/api/admin/sessions?host=shop&limit=200"))
                        .body())
                .contains(alice.username());
        assertThat(administrator
                        .fetch(hosts.home("/api/admin/sessions?address=203.0.113.9"))
                        .json()
                        .getJsonArray("sessions"))
                .isEmpty();
    }

    @Test
    void a_bearer_token_of_an_administrator_is_one() {
        visitor.hasLoggedIn(alice);
        String token = root.bearerToken(hosts.database());

        Reply ended = hosts.visitor()
                .send(
                        user("/sessions"),
                        request -> request.header("Authorization", "Bearer " + token)
                                .method("DELETE", BodyPublishers.noBody()));

        assertThat(ended.status()).isEqualTo(204);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(401);
    }

    @Test
    void every_curl_command_for_an_incident_does_what_the_page_says() throws IOException {
        visitor.hasLoggedIn(alice);
        String id =
                visitor.session(hosts.home()).json().getJsonObject("session").getString("id");
        String token = root.bearerToken(hosts.database());
        String guide = Files.readString(TestDirectory.project().resolve("docs/how-to/end-sessions.md"));

        List<Integer> statuses = CURL.matcher(guide)
                .results()
                .map(found -> hosts.visitor()
                        .send(
                                hosts.home(found.group(3)
                                        .replace("alice", alice.username())
                                        .replace("sessions/7", "sessions/" + id)),
                                request -> request.header("Authorization", "Bearer " + token)
                                        .header("Content-Type", "application/json")
                                        .method(
                                                found.group(1) == null ? "GET" : found.group(1),
                                                found.group(2) == null
                                                        ? BodyPublishers.noBody()
                                                        : BodyPublishers.ofString(found.group(2)))))
                .map(Reply::status)
                .toList();

        assertThat(statuses).containsExactly(200, 204, 204, 200, 204);
        assertThat(hosts.database().value("SELECT status FROM users WHERE username = ?", alice.username()))
                .isEqualTo("SUSPENDED");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/admin/sessions",
        "DELETE, /api/admin/sessions/1",
        "POST, /api/admin/users",
        "DELETE, /api/admin/users/alice/sessions",
        "PUT, /api/admin/users/alice/status",
        "PUT, /api/admin/users/alice/groups",
        "POST, /api/admin/users/alice/password-reset"
    })
    void strangers_and_users_do_none_of_it(String method, String path) {
        assertThat(visitor.change(method, hosts.home(path), "").status()).isEqualTo(401);
        visitor.hasLoggedIn(alice);
        assertThat(visitor.change(method, hosts.home(path), "").status()).isEqualTo(403);
        visitor.enterShop(alice);
        assertThat(visitor.change(method, hosts.shop(path), "").status()).isEqualTo(403);
        Visitor atTheShop = hosts.visitor();
        atTheShop.enterShop(root);
        assertThat(atTheShop.change(method, hosts.shop(path), "").status()).isEqualTo(404);
    }

    private URI user(String what) {
        return hosts.home("/api/admin/users/" + alice.username() + what);
    }
}
