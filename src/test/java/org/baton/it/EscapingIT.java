package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people and their browsers call themselves is text, wherever it is shown. */
class EscapingIT {
    private static final String MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();

    private final Person person = Person.inGroupUser(MARKUP, hosts.database());

    @Test
    void markup_in_names_and_user_agents_is_text_on_the_page() {
        logInWithMarkup();

        for (String path : List.of("/", "/sessions")) {
            assertThatMarkupIsText(path, visitor.open(hosts.home(path)));
        }
    }

    @Test
    void so_it_is_on_the_pages_of_administrators() {
        logInWithMarkup();
        Visitor administrator = hosts.visitor();
        administrator.hasLoggedIn(Person.administrator("root", hosts.database()));
        String id = hosts.database().value("SELECT id FROM users WHERE username = ?", person.username());
        String name = URLEncoder.encode(person.username(), StandardCharsets.UTF_8);

        for (String path : List.of(
                "/admin/users?q=" + name,
                "/admin/users/" + id,
                "/admin/sessions?by=user&value=" + name,
                "/admin/events?user=" + id)) {
            assertThatMarkupIsText(path, administrator.open(hosts.home(path)));
        }
    }

    private void logInWithMarkup() {
        visitor.send(
                hosts.home("/login"),
                request -> Visitor.navigation(request)
                        .setHeader("User-Agent", MARKUP)
                        .header("Origin", hosts.home().toString())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Visitor.encoded(
                                Map.of("username", person.username(), "password", person.password())))));
    }

    private static void assertThatMarkupIsText(String path, Reply page) {
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(page.body())
                .as(path)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert", "<img src=x", "\"'><");
    }
}
