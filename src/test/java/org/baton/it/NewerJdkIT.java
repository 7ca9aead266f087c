package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import org.baton.run.Database;
import org.baton.run.Jdk;
import org.baton.run.Jdks;
import org.baton.run.PayaraNodes;
import org.baton.run.Progress;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.run.TwoHosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same WAR on servers that run on a newer JDK than the one that has built it. */
@EnabledIf("org.baton.it.NewerJdkIT#canRun")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewerJdkIT {
    private static final String MISSING = "no JDK newer than this one found beside it; install one"
            + " (apt-get install openjdk-21-jdk-headless, where the distribution has it),"
            + " or say where it is: BATON_NEWER_JDK";

    private final Jdk jdk =
            Jdk.newer().orElseThrow(() -> new IllegalStateException(MISSING)).startingQuickly();
    private final Path directory = TestDirectory.own().resolve("newer-jdk");
    private final Database database = TestPostgres.freshDatabase();
    private final TwoHosts wildFly =
            new TwoHosts(TestDirectory.project(), directory, ServerPorts.free(), ServerPorts.free(), Jdks.both(jdk));
    private final PayaraNodes payara =
            new PayaraNodes(TestDirectory.project(), directory.resolve("payara"), wildFly, Jdks.both(jdk));

    /** Where there is none, it is left out and a line says so; under {@code CI=true} somebody has to say that it may be. */
    static boolean canRun() {
        boolean canRun = Jdk.newer().isPresent();
        if (!canRun) {
            System.out.printf("NewerJdkIT left out: %s%n", MISSING);
        }
        return canRun || ("true".equals(System.getenv("CI")) && !"true".equals(System.getenv("BATON_NO_NEWER_JDK")));
    }

    @BeforeAll
    void start() {
        wildFly.start(Hosts.war(), database, Map.of(), Map.of(), Progress.silent());
        if (Nodes.payaraCanRun()) {
            payara.startHome(Hosts.war(), database);
            assertThat(jdk.runs(payara.home().pid())).isTrue();
        }
        assertThat(jdk.runs(wildFly.home().pid())).isTrue();
        System.out.printf("home and the shop answer on %s%n", jdk.name());
    }

    @AfterAll
    void end() {
        payara.close();
        wildFly.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"WILDFLY", "PAYARA_TO_WILDFLY"})
    void who_logs_in_goes_to_the_shop_as_what_they_are_until_they_log_out(Nodes nodes) {
        assumeTrue(nodes.canRun(), "left out by payara.skip, or 127.0.0.2 is missing");
        Hosts wild = Hosts.of(wildFly, database);
        Hosts hosts = new Hosts(nodes, wild.home(), wild.shop(), wild.database(), wild.client());
        Person user = Person.inGroupUser("newer", hosts.database());
        Person administrator = Person.administrator("newer-admin", hosts.database());
        Visitor visitor = hosts.visitor();
        Visitor other = hosts.visitor();

        visitor.login(user);
        assertThat(visitor.enterShop().status()).isEqualTo(303);
        assertThat(other.enterShop(administrator).status()).isEqualTo(303);

        assertThat(visitor.session(hosts.shop()).body())
                .contains("\"username\":\"" + user.username() + "\"", "\"groups\":[\"user\"]");
        assertThat(visitor.fetch(hosts.home("/api/admin/sessions")).status()).isEqualTo(403);
        assertThat(other.fetch(hosts.home("/api/admin/sessions")).status()).isEqualTo(200);
        assertThat(visitor.logout().status()).isEqualTo(200);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(other.session(hosts.shop()).status()).isEqualTo(200);
    }
}
