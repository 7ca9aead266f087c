package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.scene.Race;
import org.junit.jupiter.api.Test;

/** Requests that still carry the secret of a session which is over change nothing for the one that took its place. */
class OldSecretIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor browser = hosts.visitor();
    private final Person alice = Person.inGroupUser("old-secret", hosts.database());

    @Test
    void a_late_answer_to_the_old_secret_neither_clears_nor_replaces_the_new_cookie() {
        browser.login(alice);
        Visitor late = withTheCookieOf(browser);

        browser.login(alice);

        for (String path : List.of("/", "/sessions", "/api/session", "/nothing", "/static/baton.css", "/ready")) {
            assertThat(late.fetch(hosts.home(path)).cookies()).as(path).isEmpty();
        }
        assertThat(browser.session(hosts.home()).status()).isEqualTo(200);
    }

    @Test
    void a_logout_is_final_for_all_requests_that_were_under_way() throws Exception {
        try (Race race = new Race(9)) {
            for (int round = 0; round < 5; round++) {
                browser.login(alice);
                List<Callable<List<String>>> all = new ArrayList<>();
                all.add(() -> withTheCookieOf(browser).logout().cookies());
                for (int request = 0; request < 8; request++) {
                    URI page = hosts.home(request % 2 == 0 ? "/sessions" : "/api/session");
                    all.add(() -> withTheCookieOf(browser).fetch(page).cookies());
                }

                List<List<String>> cookies = race.run(all);

                assertThat(cookies.get(0)).singleElement().asString().endsWith("Max-Age=0");
                assertThat(cookies.subList(1, 9)).as("round %d", round).allMatch(List::isEmpty);
                assertThat(browser.session(hosts.home()).status()).isEqualTo(401);
            }
        }
    }

    /** The same browser, as far as its cookie goes, with answers that do not reach it. */
    private Visitor withTheCookieOf(Visitor other) {
        Visitor same = hosts.visitor();
        same.cookies(hosts.home()).put("__Host-sid", other.secret(hosts.home()).orElseThrow());
        return same;
    }
}
