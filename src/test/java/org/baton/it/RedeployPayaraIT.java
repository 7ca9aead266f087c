package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baton.run.PayaraNodes;
import org.baton.run.RedeployablePayara;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.scene.Race;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** On Payara Server. Its PostgreSQL is its own, and stops and stands still: the server's pool outlives what is deployed, too. */
@EnabledIf("org.baton.it.Nodes#payaraCanRun")
class RedeployPayaraIT extends Redeployments {
    /**
     * Nobody waits longer for a 503: 6 s until a silent connection is given up, then as long as Payara's pool tries by itself to
     * make another (20 s with 5 s a try, 14 s with 2, so 1 is what it gets here), and time for the machine.
     */
    private static final Duration BOUND = Duration.ofSeconds(20);

    /** By default that of which connections are not told; with {@code -Dbaton.rounds=full} all. */
    private static final List<StoppablePostgres.Stop> STOPS =
            Race.isWhole() ? List.of(StoppablePostgres.Stop.values()) : List.of(StoppablePostgres.Stop.KILL);

    private static final Path OWN = TestDirectory.own();
    private static final StoppablePostgres POSTGRES = new StoppablePostgres("redeployed-payara-postgres");

    RedeployPayaraIT() {
        super(
                Nodes.PAYARA,
                new RedeployablePayara(
                        TestDirectory.project(),
                        OWN.resolve("redeployed-payara"),
                        PayaraNodes.ADDRESS,
                        ServerPorts.free()),
                OWN,
                POSTGRES.database(),
                Map.of("baton.db.socket-timeout", "6", "baton.db.connect-timeout", "1"));
    }

    @AfterAll
    void endPostgres() {
        POSTGRES.close();
    }

    @Test
    void whoever_asks_while_the_database_is_away_gets_503_and_is_still_logged_in_afterwards() {
        server.deploy(WAR);
        List<Visitor> visitors = Stream.of("session", "portal", "list", "idle")
                .map(this::loggedIn)
                .toList();
        List<String> secrets = visitors.stream().map(this::secret).toList();

        for (StoppablePostgres.Stop how : STOPS) {
            assertThatTheyTryAgain(visitors, () -> POSTGRES.stop(how), POSTGRES::start);
        }
        assertThatTheyTryAgain(visitors, POSTGRES::freeze, POSTGRES::thaw);

        assertThat(visitors).extracting(this::secret).isEqualTo(secrets);
        // Whatever connection the pool hands out: a read that meets a broken one is tried on another.
        assertThat(visitors.get(3).session(hosts.home()).status()).isEqualTo(200);
        server.undeploy();
    }

    @Test
    void deployed_onto_a_pool_whose_connections_have_all_broken_it_starts() {
        server.deploy(WAR);
        server.undeploy();
        POSTGRES.stop(StoppablePostgres.Stop.KILL);
        POSTGRES.start();

        server.deploy(WAR);

        assertThat(hosts.visitor().fetch(hosts.home("/ready")).status()).isEqualTo(200);
        server.undeploy();
    }

    private void assertThatTheyTryAgain(List<Visitor> visitors, Runnable away, Runnable back) {
        Traffic traffic = new Traffic(kinds(visitors));
        try (traffic) {
            traffic.await("everything works", Traffic.Seen::worked);
            away.run();
            try {
                traffic.await("everybody is told to come again", seen -> !seen.worked());
            } finally {
                back.run();
            }
            traffic.await("everything works again", Traffic.Seen::worked);
        }
        assertThat(traffic.seen()).allSatisfy(seen -> TryAgain.isSaidWithinUnlessItWorked(BOUND, seen));
    }

    private List<Traffic.Kind> kinds(List<Visitor> visitors) {
        Person person = Person.inGroupUser("away-login", hosts.database());
        return List.of(
                new Traffic.Kind("session", 200, () -> visitors.get(0).session(hosts.home())),
                new Traffic.Kind("portal", 200, () -> visitors.get(1).open(hosts.home("/"))),
                new Traffic.Kind("my sessions", 200, () -> visitors.get(2).open(hosts.home("/sessions"))),
                new Traffic.Kind("login", 303, () -> hosts.visitor().login(person)),
                new Traffic.Kind("ready", 200, () -> hosts.visitor().fetch(hosts.home("/ready"))));
    }

    private Visitor loggedIn(String name) {
        Visitor visitor = hosts.visitor();
        visitor.hasLoggedIn(Person.inGroupUser("away-" + name, hosts.database()));
        return visitor;
    }

    private String secret(Visitor visitor) {
        return visitor.secret(hosts.home()).orElseThrow();
    }

    /** The same server with an application that embeds Baton. */
    @Nested
    class EmbeddedThere extends EmbeddedSessions {
        EmbeddedThere() {
            super(Nodes.WILDFLY_TO_PAYARA, server(), OWN, database());
        }
    }
}
