package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sibling that cannot reach home: the browser has come from there, and the token says all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineIT {
    private static final String HERS = "(SELECT id FROM users WHERE username = ?)";

    /** Bound and not listening: nobody else gets this port, and who connects is refused. */
    private final Socket nobody = new Socket();

    private Store depot;
    private Hosts hosts;

    @BeforeAll
    void start() throws IOException {
        nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        depot = Store.withoutHome("depot", nobody.getLocalPort());
        hosts = depot.hosts();
    }

    @AfterAll
    void end() throws IOException {
        depot.close();
        nobody.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"WILDFLY", "WILDFLY_TO_PAYARA"})
    void a_login_is_handed_over_and_the_session_joins_with_the_user_in_both_databases(Nodes nodes) {
        Hosts on = on(nodes);
        Person alice = Person.inGroupUser("offline", hosts.database());
        Visitor visitor = on.visitor();

        assertThat(visitor.enterShop(alice).status()).isEqualTo(303);

        assertThat(visitor.session(hosts.shop()).body()).contains("The " + alice.username(), "\"groups\":[\"user\"]");
        String there = depot.database().value("""
                SELECT u.issuer || ' ' || u.subject || ' ' || s.home_session_id || ' ' || s.home_root_id
                  FROM sessions s
                  JOIN users u ON u.id = s.user_id
                 WHERE u.username = ?
                """, alice.username());
        assertThat(there).isEqualTo(hosts.home() + " " + depot.home().value("""
                        SELECT u.id || ' ' || s.id || ' ' || s.root_id
                          FROM sessions s
                          JOIN users u ON u.id = s.user_id
                         WHERE u.username = ?
                           AND s.host = 'depot'
                           AND s.secret_hash IS NULL
                        """, alice.username()));
    }

    @Test
    void a_logout_at_home_ends_the_session_there_by_a_notice() {
        Person alice = Person.inGroupUser("offline", hosts.database());
        Visitor visitor = hosts.visitor();
        visitor.enterShop(alice);

        visitor.logout();

        Awaited.until(
                "the notice is delivered", () -> visitor.session(hosts.shop()).status() == 401);
        assertThat(depot.database().value("SELECT end_reason FROM sessions WHERE user_id = " + HERS, alice.username()))
                .isEqualTo("ROOT_ENDED");
    }

    @Test
    void a_logout_there_ends_the_login_at_home() {
        Visitor visitor = hosts.visitor();
        visitor.enterShop(Person.inGroupUser("offline", hosts.database()));

        Reply answer = visitor.post(hosts.shop("/logout"), hosts.shop(), Map.of());
        visitor.open(answer.target());

        assertThat(visitor.session(hosts.home()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
    }

    @Test
    void a_person_with_more_groups_than_a_token_holds_is_told_so_at_home() {
        Person alice = Person.inGroupUser("offline", hosts.database());
        hosts.database()
                .update(
                        "INSERT INTO user_groups SELECT id, repeat('g', 90) || n FROM users, generate_series(1, 7) n"
                                + " WHERE username = ?",
                        alice.username());
        Visitor visitor = hosts.visitor();
        visitor.login(alice);

        Reply page = visitor.open(visitor.open(hosts.shop("/handoff/start")).target());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("Too many groups");
    }

    @Test
    void a_token_without_its_cookie_opens_nothing_and_is_burnt_there() {
        Person alice = Person.inGroupUser("offline", hosts.database());
        Visitor visitor = hosts.visitor();
        visitor.login(alice);
        Handoff handoff = visitor.handoff();

        assertThat(hosts.visitor().present(handoff).status()).isEqualTo(400);

        assertThat(visitor.present(handoff).status()).isEqualTo(400);
        assertThat(visitor.secret(hosts.shop())).isEmpty();
        assertThat(depot.database().value("SELECT count(*) FROM users WHERE username = ?", alice.username()))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(names = {"WILDFLY", "WILDFLY_TO_PAYARA"})
    void of_64_browsers_that_present_one_token_at_the_same_moment_one_gets_a_session(Nodes second) throws Exception {
        Person alice = Person.inGroupUser("offline", hosts.database());

        List<HandoffRaceIT.Round> rounds = HandoffRaceIT.rounds(hosts, on(second), alice);

        assertThat(rounds).allSatisfy(round -> {
            assertThat(round.replies()).filteredOn(HandoffRaceIT::givesASession).hasSize(1);
            assertThat(round.replies())
                    .allSatisfy(reply -> assertThat(reply.status()).isIn(303, 400));
            assertThat(round.records()).isEqualTo(1);
        });
        assertThat(depot.database().value("SELECT count(*) FROM sessions WHERE user_id = " + HERS, alice.username()))
                .isEqualTo(Integer.toString(rounds.size()));
    }

    @Test
    void killed_in_the_middle_of_exchanges_it_opens_none_twice_and_everybody_tries_again_and_is_in() {
        Person alice = Person.inGroupUser("offline", hosts.database());
        hosts.visitor().enterShop(alice);
        Exchanges exchanges = new Exchanges(hosts, depot.database(), alice);

        assertThat(exchanges.metBy(depot::kill)).isEmpty();

        depot.start();
        exchanges.assertThatEverybodyGetsIn();
        assertThat(depot.database().value("""
                SELECT count(*) FILTER (WHERE ended_at IS NULL) || ' live, '
                         || count(*) - count(DISTINCT home_session_id) || ' twice'
                  FROM sessions
                 WHERE user_id =
                """ + HERS, alice.username())).isEqualTo("5 live, 0 twice");
    }

    private Hosts on(Nodes nodes) {
        assumeTrue(nodes.canRun(), "left out by payara.skip, or 127.0.0.2 is missing");
        return depot.hosts(nodes);
    }
}
