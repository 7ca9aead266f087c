package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people and their browsers call themselves is text, wherever it is shown. */
class EscapingIT {
    private static final String MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();

    @Test
    void markup_in_names_and_user_agents_is_text_on_the_page() {
        Person person = Person.inGroupUser(MARKUP, hosts.database());
        visitor.send(
                hosts.home("/login"),
                request -> Visitor.navigation(request)
                        .setHeader("User-Agent", MARKUP)
                        .header("Origin", hosts.home().toString())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Visitor.encoded(
                                Map.of("username", person.username(), "password", person.password())))));

        for (String path : new String[] {"/", "/sessions"}) {
            Reply page = visitor.open(hosts.home(path));

            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body())
                    .as(path)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert", "<img src=x");
        }
    }
}
