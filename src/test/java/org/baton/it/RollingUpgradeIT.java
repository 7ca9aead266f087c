package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.baton.run.Certificate;
import org.baton.run.Database;
import org.baton.run.HostSettings;
import org.baton.run.Jdk;
import org.baton.run.Jdks;
import org.baton.run.Progress;
import org.baton.run.RunFailure;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.run.TwoHosts;
import org.baton.run.WildFly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Home is upgraded node by node, while people log in, go to the shop and log out: what {@code docs/how-to/upgrade.md} says.
 * Today's WAR is the old version here; a later one is made of it.
 */
class RollingUpgradeIT {
    private static final Path PROJECT = TestDirectory.project();
    private static final Path WAR = PROJECT.resolve("target/baton.war");
    private static final Jdk JDK = Jdk.running().startingQuickly();

    private final Path own = TestDirectory.own().resolve("rolling");
    private final Database database = TestPostgres.freshDatabase();
    private final ServerPorts oldPorts = ServerPorts.free();
    private final TwoHosts old = new TwoHosts(PROJECT, own, oldPorts, ServerPorts.free(), Jdks.both(JDK));
    private final WildFly next = node("next", ServerPorts.free());
    private final WildFly contracting = node("contracting", ServerPorts.free());
    private final WildFly oldAgain = node("old-again", oldPorts);
    private final WildFly tooOld = node("too-old", ServerPorts.free());
    private final Hosts hosts = Hosts.of(old, database);

    @AfterEach
    void end() {
        old.close();
        List.of(next, contracting, oldAgain, tooOld).forEach(WildFly::close);
    }

    @Test
    void an_old_node_serves_beside_a_newer_one_until_a_migration_says_that_it_is_too_old() throws Exception {
        old.start(WAR, database, Map.of(), Map.of(), Progress.silent());
        Person person = person("between-nodes");

        Traffic traffic = new Traffic(kinds());
        try (traffic) {
            traffic.await("everything works", Traffic.Seen::worked);
            migrateBy(next, new NextWar().with("V9001__opened_from.sql").withChangedFunctions());
            grantAnew();
            traffic.await("everything works beside the newer node", Traffic.Seen::worked);
            assertThatEachNodeKnowsTheOthersLogins(person);
        }
        assertThat(traffic.seen()).allMatch(Traffic.Seen::worked);

        old.home().close();
        start(oldAgain, WAR, Map.of());
        oldAgain.awaitReady(hosts.client());
        assertThatEachNodeKnowsTheOthersLogins(person);

        Visitor visitor = hosts.visitor();
        assertThat(visitor.enterShop(person).status()).isEqualTo(303);
        next.close();
        migrateBy(
                contracting,
                new NextWar()
                        .with("V9001__opened_from.sql")
                        .with("V9002__opened_from_is_told.sql")
                        .withChangedFunctions());
        assertThatItServesWhatItCan(visitor);
        assertThatAnOldNodeIsRefused();
    }

    private void migrateBy(WildFly node, NextWar war) {
        start(
                node,
                war.writtenTo(own.resolve(node.address().getPort() + ".war")),
                Map.of(
                        "baton.schema", "migrate",
                        "baton.db.owner-enabled", "true",
                        "baton.db.owner-password", database.passwords().owner()));
        node.awaitReady(hosts.client());
    }

    private void grantAnew() throws IOException, SQLException {
        database.run(Files.readString(PROJECT.resolve("db/role/roles.sql")));
    }

    private void assertThatEachNodeKnowsTheOthersLogins(Person person) {
        Visitor visitor = hosts.visitor();
        visitor.login(person);
        assertThat(sessionAt(next, visitor).status()).isEqualTo(200);

        Visitor other = hosts.visitor();
        other.post(
                at(next, "/login"), hosts.home(), Map.of("username", person.username(), "password", person.password()));
        other.cookies(hosts.home()).putAll(other.cookies(at(next, "/")));
        assertThat(other.session(hosts.home()).status()).isEqualTo(200);
        assertThat(other.present(other.handoff()).status()).isEqualTo(303);

        assertThat(other.logout().status()).isEqualTo(200);
        assertThat(sessionAt(next, other).status()).isEqualTo(401);
        assertThat(other.session(hosts.shop()).status()).isEqualTo(401);
    }

    /** It cannot open a session, whose row it does not know how to write; who is logged in stays so, and can log out. */
    private void assertThatItServesWhatItCan(Visitor visitor) {
        assertThat(hosts.visitor().login(person("too-late")).status()).isEqualTo(500);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
        assertThat(visitor.logout().status()).isEqualTo(200);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
    }

    private void assertThatAnOldNodeIsRefused() {
        start(tooOld, WAR, Map.of());

        assertThatThrownBy(() -> tooOld.awaitReady(hosts.client()))
                .isInstanceOf(RunFailure.class)
                .hasMessageContaining("needs one that knows migration 9001")
                .hasMessageContaining("Deploy the newer version here, too.");
    }

    private List<Traffic.Kind> kinds() {
        Visitor busy = hosts.visitor();
        busy.enterShop(person("busy"));
        Person person = person("coming-and-going");
        return List.of(
                new Traffic.Kind("session at home", 200, () -> busy.session(hosts.home())),
                new Traffic.Kind("session at the shop", 200, () -> busy.session(hosts.shop())),
                new Traffic.Kind("my sessions", 200, () -> busy.open(hosts.home("/sessions"))),
                new Traffic.Kind("ready", 200, () -> hosts.visitor().fetch(hosts.home("/ready"))),
                new Traffic.Kind("login, handoff and logout", 200, () -> cameAndWent(person)));
    }

    private Reply cameAndWent(Person person) {
        Visitor visitor = hosts.visitor();
        visitor.login(person);
        Reply entered = visitor.enterShop();
        return entered.status() == 303 ? visitor.logout() : entered;
    }

    private Person person(String name) {
        return Person.inGroupUser("rolling-" + name, hosts.database());
    }

    private Reply sessionAt(WildFly node, Visitor visitor) {
        visitor.cookies(at(node, "/")).putAll(visitor.cookies(hosts.home()));
        return visitor.fetch(at(node, "/api/session"));
    }

    private void start(WildFly node, Path war, Map<String, String> more) {
        node.start(
                war,
                HostSettings.home(hosts.home(), database, own.resolve("home-master.key"))
                        .with(Certificate.in(own))
                        .with(more));
    }

    private WildFly node(String name, ServerPorts ports) {
        return new WildFly("The node " + name, PROJECT.resolve("target/server"), own.resolve(name), ports, JDK);
    }

    private static URI at(WildFly node, String path) {
        return node.address().resolve(path);
    }
}
