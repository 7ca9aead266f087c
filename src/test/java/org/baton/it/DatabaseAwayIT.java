package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.baton.run.Jdks;
import org.baton.run.Progress;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TwoHosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * PostgreSQL stops or stands still while people are logged in: they get 503 and keep their cookies, and when it is back,
 * they go on. Hosts and database are this test's own, since everybody else's would be disturbed.
 */
class DatabaseAwayIT {
    /** Nobody waits longer for a 503 while nothing listens on PostgreSQL's port: that is known at once. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** 2 s until the pool has a connection to give, 3 s until a silent one is given up, and time for the machine. */
    private static final Duration BOUND = Duration.ofSeconds(8);

    private static final ServerPorts HOME_PORTS = ServerPorts.free();
    private static final StoppablePostgres POSTGRES = new StoppablePostgres("database-away");
    private static final TwoHosts TWO = new TwoHosts(
            TestDirectory.project(),
            TestDirectory.own().resolve("hosts-away"),
            HOME_PORTS,
            ServerPorts.free(),
            Jdks.forTests());
    private static final Hosts HOSTS = Hosts.of(TWO, POSTGRES.database());

    @BeforeAll
    static void start() {
        Map<String, String> ofShop = new TreeMap<>(TryAgain.IMPATIENT);
        ofShop.putAll(SharedApplication.SETTINGS);
        TWO.start(
                Hosts.war(),
                SharedApplication.war(TestDirectory.own().resolve("shop-away.war")),
                POSTGRES.database(),
                TryAgain.IMPATIENT,
                ofShop,
                Progress.silent());
    }

    @AfterAll
    static void end() {
        TWO.close();
        POSTGRES.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoever_asks_while_the_database_is_stopped_gets_503_and_is_still_logged_in_afterwards(
            StoppablePostgres.Stop how) {
        List<Visitor> busy = inShop(5, "busy");
        List<Visitor> idle = inShop(3, "idle");
        List<Map<String, String>> cookies = Stream.concat(busy.stream(), idle.stream())
                .map(DatabaseAwayIT::cookies)
                .toList();

        Traffic traffic = new Traffic(kinds(busy));
        try (traffic) {
            traffic.await("everything works", Traffic.Seen::worked);
            POSTGRES.stop(how);
            traffic.await("everybody is told to come again", seen -> !seen.worked());
            assertThat(health().statusCode()).isEqualTo(503);
            POSTGRES.start();
            for (Visitor visitor : idle) {
                assertThat(visitor.session(HOSTS.home()).status()).isEqualTo(200);
                assertThat(visitor.open(HOSTS.shop("/")).status()).isEqualTo(200);
            }
            traffic.await("everything works again", Traffic.Seen::worked);
        }

        assertThat(traffic.seen()).allSatisfy(seen -> TryAgain.isSaidWithinUnlessItWorked(SOON, seen));
        assertThat(Stream.concat(busy.stream(), idle.stream())
                        .map(DatabaseAwayIT::cookies)
                        .toList())
                .isEqualTo(cookies);
        assertThat(health().statusCode()).isEqualTo(200);
        assertThat(sessionsForHandoffs()).matches("([0-9]+) for \\1");
        assertThat(HOSTS.visitor().enterShop(person("new")).status()).isEqualTo(303);
    }

    @Test
    void killed_in_the_middle_of_exchanges_it_opens_none_twice_and_everybody_tries_again_and_is_in() {
        Exchanges exchanges = new Exchanges(HOSTS, person("in-exchange"));

        List<Reply> replies = exchanges.metBy(() -> POSTGRES.stop(StoppablePostgres.Stop.KILL));

        assertThat(replies).hasSize(4).allSatisfy(TryAgain::isSaid);
        POSTGRES.start();
        exchanges.assertThatNoneOpensTwoSessionsAndEverybodyGetsIn();
    }

    @Test
    void killed_in_the_middle_of_exchanges_of_a_sibling_that_calls_home_it_opens_none_twice_and_sessions_there_go_on() {
        // Only for this test: its renewals would wait for the rows that another test holds.
        Store outlet = Store.calling(HOSTS, TWO.certificate(), "outlet");
        try {
            Hosts called = outlet.hosts();
            Visitor inside = called.visitor();
            assertThat(inside.enterShop(person("inside")).status()).isEqualTo(303);
            Map<String, String> cookies = Map.copyOf(inside.cookies(called.shop()));
            Exchanges exchanges = new Exchanges(called, person("in-call"));

            List<Reply> replies = exchanges.metBy(() -> POSTGRES.stop(StoppablePostgres.Stop.KILL));

            assertThat(replies).hasSize(4).allSatisfy(reply -> {
                assertThat(reply.target()).hasPath("/handoff/authorize");
                assertThat(reply.cookies()).noneMatch(line -> line.startsWith("__Host-sid="));
            });
            assertThat(inside.session(called.shop()).status()).isEqualTo(200);
            POSTGRES.start();
            exchanges.assertThatNoneOpensTwoSessionsAndEverybodyGetsIn();
            assertThat(inside.session(called.shop()).status()).isEqualTo(200);
            assertThat(inside.cookies(called.shop())).isEqualTo(cookies);
        } finally {
            outlet.end();
        }
    }

    @Test
    void whoever_asks_while_the_database_stands_still_gets_503_in_bounded_time() {
        List<Visitor> busy = inShop(5, "frozen");
        Traffic traffic = new Traffic(kinds(busy));
        try (traffic) {
            traffic.await("everything works", Traffic.Seen::worked);
            POSTGRES.freeze();
            try {
                traffic.await("everybody is told to come again", seen -> !seen.worked());
            } finally {
                POSTGRES.thaw();
            }
            traffic.await("everything works again", Traffic.Seen::worked);
        }

        assertThat(traffic.seen()).allSatisfy(seen -> TryAgain.isSaidWithinUnlessItWorked(BOUND, seen));
    }

    @Test
    void whoever_waits_for_a_row_that_somebody_holds_gets_503_in_bounded_time() throws SQLException {
        Visitor visitor = inShop(1, "held").get(0);
        // A child's first use is written to its row.
        try (Connection holder = POSTGRES.database().asOwner().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM sessions FOR UPDATE");
            Instant asked = Instant.now();
            Reply reply = visitor.session(HOSTS.shop());
            TryAgain.isSaid(reply);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(BOUND);
            assertThat(HOSTS.database().value("SELECT count(*) FROM pg_locks WHERE NOT granted"))
                    .isEqualTo("0");
            holder.rollback();
        }

        assertThat(visitor.session(HOSTS.shop()).status()).isEqualTo(200);
    }

    private static List<Traffic.Kind> kinds(List<Visitor> busy) {
        Person person = person("login");
        Visitor entering = HOSTS.visitor();
        entering.hasLoggedIn(person("entering"));
        return List.of(
                new Traffic.Kind("session at home", 200, () -> busy.get(0).session(HOSTS.home())),
                new Traffic.Kind("session at the shop", 200, () -> busy.get(1).session(HOSTS.shop())),
                new Traffic.Kind("portal", 200, () -> busy.get(2).open(HOSTS.home("/"))),
                new Traffic.Kind("shop", 200, () -> busy.get(3).open(HOSTS.shop("/"))),
                new Traffic.Kind("my sessions", 200, () -> busy.get(4).open(HOSTS.home("/sessions"))),
                new Traffic.Kind("login", 303, () -> HOSTS.visitor().login(person)),
                new Traffic.Kind("handoff", 303, () -> handedOver(entering)),
                new Traffic.Kind("home ready", 200, () -> HOSTS.visitor().fetch(HOSTS.home("/ready"))),
                new Traffic.Kind("shop ready", 200, () -> HOSTS.visitor().fetch(HOSTS.shop("/ready"))));
    }

    /** Each time a token of its own: whatever became of the one before, this one opens a session. */
    private static Reply handedOver(Visitor visitor) {
        visitor.cookies(HOSTS.shop()).clear();
        return visitor.tryShop();
    }

    private static String sessionsForHandoffs() {
        return HOSTS.database().value("""
                SELECT (SELECT count(*) FROM sessions WHERE root_id IS NOT NULL)
                       || ' for '
                       || (SELECT count(*) FROM handoffs WHERE state = 'EXCHANGED')
                """);
    }

    private static List<Visitor> inShop(int count, String name) {
        return Stream.generate(HOSTS::visitor)
                .limit(count)
                .peek(visitor ->
                        assertThat(visitor.enterShop(person(name)).status()).isEqualTo(303))
                .toList();
    }

    private static Person person(String name) {
        return Person.inGroupUser("away-" + name, HOSTS.database());
    }

    private static Map<String, String> cookies(Visitor visitor) {
        return Map.of(
                "home", visitor.secret(HOSTS.home()).orElseThrow(),
                "shop", visitor.secret(HOSTS.shop()).orElseThrow());
    }

    /** Home's MicroProfile Health. */
    private static HttpResponse<String> health() {
        URI address = URI.create("http://127.0.0.1:" + HOME_PORTS.management() + "/health/ready");
        try {
            return HOSTS.client().send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The same shop, whose WAR has pages of an application. */
    @Nested
    class SharedThere extends SharedApplication {
        SharedThere() {
            super(HOSTS);
        }
    }
}
