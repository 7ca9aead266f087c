package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sibling with a database of its own that is killed and started again. */
class StoreAwayIT {
    private final Store store = Store.running();
    private final Hosts hosts = store.hosts();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("away", hosts.database());

    @Test
    void a_logout_while_it_is_down_is_owed_and_in_force_when_it_is_back() {
        visitor.enterShop(alice);
        store.kill();

        visitor.logout();

        Awaited.until("a try has failed", () -> notice().get("last_answer").contains("no answer"));
        assertThat(notice()).containsEntry("state", "OWED");
        store.start();
        store.home()
                .update(
                        "UPDATE logout_notices SET next_try_at = now() WHERE id = CAST(? AS bigint)",
                        notice().get("id"));
        Awaited.until("the notice is taken", () -> notice().get("state").equals("DONE"));
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
    }

    private Map<String, String> notice() {
        return store.home().rows("""
                SELECT n.*
                  FROM logout_notices n
                  JOIN sessions s ON s.id = n.session_id
                  JOIN users u ON u.id = s.user_id
                 WHERE u.username = ?
                """, alice.username()).get(0);
    }
}
