package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Home is killed when the store has a notice of it, and before home has written down that it has. */
class HomeKilledIT {
    private final Store store = Store.running();
    private final Hosts hosts = store.hosts();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("home-killed", hosts.database());

    @Test
    void its_notice_is_delivered_again_taken_again_and_marked_once() throws Exception {
        visitor.enterShop(alice);
        String session = his("home_session_id");
        try {
            Running.onWildFlyAlone(() -> {
                try (HeldRow row = new HeldRow(
                        store.database().database(), "SELECT FROM sessions WHERE home_session_id = ?", session)) {
                    visitor.logout();
                    Awaited.until("the store has the notice", () -> row.waiting() > 0);
                    Running.killHome();
                }
                Awaited.until("the store has taken it", () -> his("end_reason").equals("ROOT_ENDED"));
                assertThat(notice(session)).containsEntry("state", "OWED").containsEntry("closed_at", "");
            });
        } finally {
            Running.startHome();
        }

        Awaited.until("home knows", () -> "DONE".equals(notice(session).get("state")));

        assertThat(notice(session)).containsEntry("last_answer", "HTTP 204");
        List<String> taken = store.logged("session %s is over".formatted(session));
        assertThat(taken).hasSizeGreaterThan(1);
        assertThat(taken)
                .filteredOn(line -> line.contains("(it was live here)"))
                .hasSize(1);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
    }

    private String his(String column) {
        return store.database()
                .value(
                        "SELECT %s FROM sessions WHERE user_id = (SELECT id FROM users WHERE username = ?)"
                                .formatted(column),
                        alice.username());
    }

    private Map<String, String> notice(String session) {
        List<Map<String, String>> rows =
                store.home().rows("SELECT * FROM logout_notices WHERE session_id = CAST(? AS bigint)", session);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
