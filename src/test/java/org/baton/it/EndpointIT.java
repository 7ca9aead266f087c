package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A sibling with a database of its own: home exchanges for it, leases it the session, and tells it when that is over, whichever
 * servers the two run on.
 */
@On({Nodes.WILDFLY, Nodes.WILDFLY_TO_PAYARA, Nodes.PAYARA_TO_WILDFLY})
class EndpointIT {
    private static final String HIS = "(SELECT id FROM users WHERE username = ?)";

    private final Store store = Store.running();
    private final Hosts hosts;
    private final Visitor visitor;
    private final Person alice;

    EndpointIT(Nodes nodes) {
        hosts = store.hosts(nodes);
        visitor = hosts.visitor();
        alice = Person.inGroupUser("endpoint", hosts.database());
    }

    @Test
    void a_login_is_handed_over_and_the_session_joins_with_the_user_in_both_databases() {
        Reply entered = visitor.enterShop(alice);

        assertThat(entered.status()).isEqualTo(303);
        assertThat(visitor.session(hosts.shop()).body()).contains(alice.username());
        Map<String, String> there = only(store.database(), """
                SELECT s.*, u.username, u.issuer, u.subject
                  FROM sessions s
                  JOIN users u ON u.id = s.user_id
                 WHERE u.username = ?
                """);
        Map<String, String> here = only(store.home(), """
                SELECT s.*, u.id AS subject
                  FROM sessions s
                  JOIN users u ON u.id = s.user_id
                 WHERE u.username = ?
                   AND s.host = 'store'
                """);
        assertThat(there)
                .containsEntry("issuer", hosts.home().toString())
                .containsEntry("subject", here.get("subject"))
                .containsEntry("home_session_id", here.get("id"))
                .containsEntry("home_root_id", here.get("root_id"));
        assertThat(here).containsEntry("secret_hash", "").containsEntry("user_agent", "Visitor/1");
    }

    @Test
    void a_logout_at_home_ends_the_session_there_by_a_notice() {
        visitor.enterShop(alice);

        visitor.logout();

        Awaited.until("the notice is delivered", () -> states().equals(List.of("DONE")));
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(only(store.database(), "SELECT end_reason FROM sessions WHERE user_id = " + HIS))
                .containsEntry("end_reason", "ROOT_ENDED");
    }

    @Test
    void a_session_whose_lease_has_run_out_is_none_until_home_renews_it() {
        visitor.enterShop(alice);
        store.database().update("UPDATE sessions SET lease_until = now() WHERE user_id = " + HIS, alice.username());

        Reply without = visitor.session(hosts.shop());

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.cookies()).isEmpty();
        Awaited.until(
                "home renews the lease", () -> visitor.session(hosts.shop()).status() == 200);
    }

    @Test
    void a_changed_group_is_there_with_the_next_renewal() {
        visitor.enterShop(alice);
        store.home()
                .update("INSERT INTO user_groups SELECT id, 'press' FROM users WHERE username = ?", alice.username());
        store.database().update("UPDATE sessions SET lease_until = now() WHERE user_id = " + HIS, alice.username());

        Awaited.until(
                "the group is known there",
                () -> visitor.session(hosts.shop()).body().contains("\"groups\":[\"press\",\"user\"]"));
    }

    @Test
    void a_token_shown_twice_opens_one_session() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        Map<String, String> cookies = Map.copyOf(visitor.cookies(hosts.shop()));
        assertThat(visitor.present(handoff).status()).isEqualTo(303);
        Visitor thief = hosts.visitor();
        thief.cookies(hosts.shop()).putAll(cookies);

        Reply again = thief.present(handoff);

        assertThat(again.status()).isEqualTo(400);
        assertThat(thief.secret(hosts.shop())).isEmpty();
        assertThat(store.database().value("SELECT count(*) FROM sessions WHERE user_id = " + HIS, alice.username()))
                .isEqualTo("1");
    }

    @Test
    void a_second_handoff_of_the_same_user_takes_the_place_of_the_first() {
        visitor.hasLoggedIn(alice);
        Handoff first = visitor.handoff();
        Handoff second = visitor.handoff();
        visitor.present(first);

        assertThat(visitor.present(second).status()).isEqualTo(303);

        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
        assertThat(store.database()
                        .rows(
                                "SELECT end_reason FROM sessions WHERE user_id = " + HIS + " ORDER BY id",
                                alice.username()))
                .extracting(row -> row.get("end_reason"))
                .containsExactly("REPLACED", "");
        assertThat(store.home()
                        .rows(
                                "SELECT end_reason FROM sessions WHERE host = 'store' AND user_id = " + HIS
                                        + " ORDER BY id",
                                alice.username()))
                .extracting(row -> row.get("end_reason"))
                .containsExactly("REPLACED", "");
    }

    @Test
    void another_users_login_does_not_take_the_place_of_a_session_there() {
        visitor.enterShop(alice);
        Visitor same = hosts.visitor();
        same.hasLoggedIn(Person.inGroupUser("other", hosts.database()));
        Handoff others = same.handoff();
        same.cookies(hosts.shop()).putAll(visitor.cookies(hosts.shop()));

        assertThat(same.present(others).status()).isEqualTo(409);

        assertThat(visitor.session(hosts.shop()).body()).contains(alice.username());
    }

    @Test
    void a_logout_there_ends_the_login_at_home() {
        visitor.enterShop(alice);

        Reply answer = visitor.post(hosts.shop("/logout"), hosts.shop(), Map.of());
        visitor.open(answer.target());

        assertThat(visitor.session(hosts.home()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
    }

    @Test
    void a_token_without_its_cookie_is_burnt_at_home() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        Reply refused = hosts.visitor().present(handoff);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(store.home().value("""
                SELECT h.state || ' ' || h.reason
                  FROM handoffs h
                  JOIN sessions s ON s.id = h.root_id
                  JOIN users u ON u.id = s.user_id
                 WHERE u.username = ?
                """, alice.username())).isEqualTo("REJECTED UNBOUND");
        assertThat(visitor.present(handoff).status()).isEqualTo(400);
    }

    private List<String> states() {
        return store.home().rows("""
                        SELECT n.state
                          FROM logout_notices n
                          JOIN sessions s ON s.id = n.session_id
                          JOIN users u ON u.id = s.user_id
                         WHERE u.username = ?
                        """, alice.username()).stream()
                .map(row -> row.get("state"))
                .toList();
    }

    private Map<String, String> only(Sql database, String query) {
        List<Map<String, String>> rows = database.rows(query, alice.username());
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
