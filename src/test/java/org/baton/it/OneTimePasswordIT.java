package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From a password that somebody else gave to one's own: nothing else is open on the way. */
class OneTimePasswordIT {
    private static final String OWN = "four legs of a table";
    private static final Pattern INITIAL = Pattern.compile("\"initialPassword\":\"([^\"]+)\"");
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();

    @Test
    void the_first_administrator_gets_from_psql_to_the_administrators_api() {
        String name = "first-" + MADE.incrementAndGet();
        String once = hosts.database().value("SELECT create_administrator(?)", name);

        visitor.login(new Person(name, once));
        assertThat(visitor.open(hosts.home("/")).location()).isEqualTo("/password");
        assertThat(visitor.fetch(hosts.home("/api/admin/sessions")).status()).isEqualTo(403);
        assertThat(visitor.open(hosts.shop("/")).status()).isEqualTo(303);
        choose(once);

        assertThat(visitor.open(hosts.home("/")).status()).isEqualTo(200);
        assertThat(visitor.fetch(hosts.home("/api/admin/sessions")).status()).isEqualTo(200);
        assertThat(hosts.visitor().login(new Person(name, once)).status()).isEqualTo(401);
        assertThat(hosts.visitor().login(new Person(name, OWN)).status()).isEqualTo(303);
    }

    @Test
    void a_user_whom_an_administrator_made_logs_in_chooses_a_password_and_enters_the_shop() {
        Person admin = Person.inGroupUser("maker", hosts.database());
        hosts.database()
                .update("INSERT INTO user_groups SELECT id, 'admin' FROM users WHERE username = ?", admin.username());
        String name = "made-" + MADE.incrementAndGet();
        String once = makeUser(admin, name);

        visitor.login(new Person(name, once));
        choose(once);

        assertThat(visitor.present(visitor.handoff()).status()).isEqualTo(303);
        assertThat(visitor.session(hosts.shop()).body()).contains(name);
    }

    private void choose(String once) {
        Reply changed = visitor.post(hosts.home("/password"), hosts.home(), Map.of("current", once, "new", OWN));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    private String makeUser(Person admin, String name) {
        Visitor office = hosts.visitor();
        office.login(admin);
        Reply made = office.send(
                hosts.home("/api/admin/users"),
                request -> request.header("Origin", hosts.home().toString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"username\": \"" + name + "\", \"displayName\": \"Somebody\"}")));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Matcher initial = INITIAL.matcher(made.body());
        assertThat(initial.find()).as(made.body()).isTrue();
        return initial.group(1);
    }
}
