package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

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

        Awaited.until(
                "a try has failed", () -> notice("coalesce(n.last_answer, '')").contains("no answer"));
        assertThat(notice("n.state")).isEqualTo("OWED");
        store.start();
        store.home()
                .update(
                        "UPDATE logout_notices SET next_try_at = now() WHERE id = CAST(? AS bigint)",
                        notice("CAST(n.id AS text)"));
        Awaited.until("the notice is taken", () -> notice("n.state").equals("DONE"));
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
    }

    @Test
    void killed_in_the_middle_of_exchanges_it_opens_none_twice_and_everybody_tries_again_and_is_in() {
        Exchanges exchanges = new Exchanges(hosts, alice);

        assertThat(exchanges.metBy(store::kill)).isEmpty();

        store.start();
        exchanges.assertThatNoneOpensTwoSessionsAndEverybodyGetsIn();
        assertThat(store.database().value("""
                SELECT count(*)
                  FROM sessions s
                  JOIN users u ON u.id = s.user_id
                 WHERE u.username = ?
                   AND s.ended_at IS NULL
                """, alice.username())).isEqualTo("4");
    }

    private String notice(String column) {
        return store.home().value("""
                SELECT %s
                  FROM logout_notices n
                 WHERE n.session_id IN (
                   SELECT s.id
                     FROM sessions s
                     JOIN users u ON u.id = s.user_id
                    WHERE u.username = ?)
                """.formatted(column), alice.username());
    }
}
