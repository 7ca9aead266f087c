package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A sibling that cannot reach home: the browser has come from there, and the token says all. A test that lets it reach home
 * cuts it off again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineIT {
    private static final String HERS = "(SELECT id FROM users WHERE username = ?)";

    private Depot depot;
    private Store store;
    private Hosts hosts;

    @BeforeAll
    void start() throws IOException {
        depot = new Depot();
        store = depot.store();
        hosts = store.hosts();
    }

    @AfterAll
    void end() throws IOException {
        depot.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"WILDFLY", "WILDFLY_TO_PAYARA"})
    void a_login_is_handed_over_and_the_session_joins_with_the_user_in_both_databases(Nodes nodes) {
        Hosts on = depot.on(nodes);
        Person alice = Person.inGroupUser("offline", hosts.database());
        Visitor visitor = on.visitor();

        assertThat(visitor.enterShop(alice).status()).isEqualTo(303);

        assertThat(visitor.session(hosts.shop()).body()).contains("The " + alice.username(), "\"groups\":[\"user\"]");
        String there = store.database().value("""
                SELECT u.issuer || ' ' || u.subject || ' ' || s.home_session_id || ' ' || s.home_root_id
                  FROM sessions s
                  JOIN users u ON u.id = s.user_id
                 WHERE u.username = ?
                """, alice.username());
        assertThat(there).isEqualTo(hosts.home() + " " + store.home().value("""
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
        assertThat(store.database().value("SELECT end_reason FROM sessions WHERE user_id = " + HERS, alice.username()))
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
        visitor.hasLoggedIn(alice);

        Reply page = visitor.open(visitor.open(hosts.shop("/handoff/start")).target());

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("Too many groups");
    }

    @Test
    void a_token_without_its_cookie_opens_nothing_and_is_burnt_there() {
        Person alice = Person.inGroupUser("offline", hosts.database());
        Visitor visitor = hosts.visitor();
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        assertThat(hosts.visitor().present(handoff).status()).isEqualTo(400);

        assertThat(visitor.present(handoff).status()).isEqualTo(400);
        assertThat(visitor.secret(hosts.shop())).isEmpty();
        assertThat(store.database().value("SELECT count(*) FROM users WHERE username = ?", alice.username()))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(names = {"WILDFLY", "WILDFLY_TO_PAYARA"})
    void of_64_browsers_that_present_one_token_at_the_same_moment_one_gets_a_session(Nodes second) throws Exception {
        Person alice = Person.inGroupUser("offline", hosts.database());

        List<HandoffRaceIT.Round> rounds = HandoffRaceIT.rounds(hosts, depot.on(second), alice);

        assertThat(rounds).allSatisfy(round -> {
            assertThat(round.replies()).filteredOn(HandoffRaceIT::givesASession).hasSize(1);
            assertThat(round.replies())
                    .allSatisfy(reply -> assertThat(reply.status()).isIn(303, 400));
            assertThat(round.records()).isEqualTo(1);
        });
        assertThat(store.database().value("SELECT count(*) FROM sessions WHERE user_id = " + HERS, alice.username()))
                .isEqualTo(Integer.toString(rounds.size()));
    }

    @Test
    void killed_in_the_middle_of_exchanges_it_has_neither_burnt_a_token_nor_opened_a_session() {
        Person alice = Person.inGroupUser("offline", hosts.database());
        hosts.visitor().enterShop(alice);
        // A start takes its time on a busy machine, and these tokens are to be good after it.
        depot.setTokenLife("5 minutes");
        Exchanges exchanges = new Exchanges(hosts, store.database(), alice);
        depot.setTokenLife("1 minute");

        assertThat(exchanges.metBy(store::kill)).isEmpty();

        store.start();
        assertThat(store.database().value("SELECT count(*) FROM sessions WHERE user_id = " + HERS, alice.username()))
                .isEqualTo("1");
        assertThat(exchanges.shownAgain()).hasSize(4).allMatch(HandoffRaceIT::givesASession);
    }

    @Test
    void while_home_is_away_a_session_goes_on_for_its_lease_and_grace_and_is_back_with_home() {
        Visitor plain = depot.entered();
        String ofPlain = depot.session(plain);
        depot.setGrace("1 hour");
        Visitor graced = depot.entered();
        String ofGraced = depot.session(graced);
        Visitor out = depot.entered();
        depot.setGrace("0");
        Map<String, String> cookies = Map.copyOf(graced.cookies(hosts.shop()));

        depot.letLeaseBeOver(ofPlain, "0 seconds");
        depot.letLeaseBeOver(ofGraced, "30 minutes");

        assertThat(plain.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(graced.session(hosts.shop()).status()).isEqualTo(200);
        depot.letLeaseBeOver(ofGraced, "1 hour");
        assertThat(graced.session(hosts.shop()).status()).isEqualTo(401);
        String secret = out.secret(hosts.shop()).orElseThrow();
        URI onToHome = out.post(hosts.shop("/logout"), hosts.shop(), Map.of()).target();

        depot.withHome(() -> {
            for (Visitor back : List.of(plain, graced)) {
                Awaited.until(
                        "home renews the lease",
                        () -> back.session(hosts.shop()).status() == 200);
            }
        });

        assertThat(graced.cookies(hosts.shop())).isEqualTo(cookies);
        out.cookies(hosts.shop()).put("__Host-sid", secret);
        assertThat(out.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(out.session(hosts.home()).status()).isEqualTo(200);
        out.open(onToHome);
        assertThat(out.session(hosts.home()).status()).isEqualTo(401);
    }

    @Test
    void a_logout_at_home_that_no_notice_can_report_is_found_by_the_first_renewal() {
        Visitor visitor = depot.entered();
        String session = depot.session(visitor);
        depot.whileAway(() -> {
            visitor.logout();
            depot.awaitFailedNotice(session);
            assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
            // Due, and not over: what puts them out is home's answer.
            depot.letLeaseBeOver(session, "-3 minutes");

            depot.withHome(() -> Awaited.until(
                    "the renewal ends it", () -> visitor.session(hosts.shop()).status() == 401));

            assertThat(store.database().value("SELECT end_reason FROM sessions WHERE home_session_id = ?", session))
                    .isEqualTo("ROOT_ENDED");
            assertThat(depot.notice(session, "state")).isEqualTo("OWED");
        });
    }

    @Test
    void a_notice_that_could_not_be_delivered_is_when_home_reaches_it_again() {
        Visitor visitor = depot.entered();
        String session = depot.session(visitor);
        depot.whileAway(() -> {
            visitor.logout();
            depot.awaitFailedNotice(session);
            assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
        });

        store.home()
                .update("UPDATE logout_notices SET next_try_at = now() WHERE session_id = CAST(? AS bigint)", session);

        Awaited.until(
                "the notice is taken", () -> depot.notice(session, "state").equals("DONE"));
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
    }

    /** The same depot's file. */
    @Nested
    class DownloadsThere extends OfflineDownloads {
        DownloadsThere() {
            super(depot);
        }
    }
}
