package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.baton.run.Database;
import org.baton.run.DemoData;
import org.baton.run.HostSettings;
import org.baton.run.Redeployable;
import org.baton.run.RunFailure;
import org.baton.run.ServerJvm;
import org.baton.run.TestDirectory;
import org.baton.run.TestWar;
import org.baton.scene.Race;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The WAR comes and goes while its server runs on, and leaves nothing behind: whatever it leaves, a thread, a timer, a driver,
 * a provider, an MBean, a hook, would hold a class of its, and so its class loader. Each server has a subclass.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Redeployments {
    private static final String HANDOFF =
            "/handoff/authorize?sibling=shop&state=" + "A".repeat(22) + "&challenge=" + "A".repeat(43);
    static final Path WAR = TestDirectory.project().resolve("target/baton.war");

    final Redeployable server;
    final Hosts hosts;
    private final Path own;
    private final URI origin;
    private final Database database;
    private final Map<String, String> more;

    Redeployments(Nodes nodes, Redeployable server, Path own, Database database, Map<String, String> more) {
        this.server = server;
        this.own = own;
        this.database = database;
        this.more = more;
        this.origin = URI.create("https://login.localhost:" + server.address().getPort());
        this.hosts = new Hosts(
                nodes,
                origin,
                URI.create("https://shop.localhost"),
                new Sql(database),
                HttpClient.newBuilder()
                        .sslContext(Running.certificate().trusted())
                        .version(HttpClient.Version.HTTP_1_1)
                        .build());
    }

    @BeforeAll
    void start() throws SQLException {
        try (Connection owner = database.asOwner().getConnection()) {
            DemoData.registerShop(owner, hosts.shop().toString());
        }
        Path neighbour = own.resolve("neighbour.war");
        ShrinkWrap.create(WebArchive.class)
                .addAsWebResource(new StringAsset("next door"), "page.txt")
                .as(ZipExporter.class)
                .exportTo(neighbour.toFile(), true);
        server.start(
                HostSettings.home(origin, database, own.resolve("redeployed-master.key"))
                        .with(Running.certificate())
                        .with(more)
                        .with(Map.of(
                                "baton.schema", "migrate",
                                "baton.db.owner-enabled", "true",
                                "baton.db.owner-password", database.passwords().owner())),
                neighbour,
                hosts.client());
    }

    @AfterAll
    void end() {
        server.close();
    }

    /** Twice, or as many as the system property {@code baton.rounds} says; {@code full} is ten. */
    @Test
    void deployed_and_undeployed_again_and_again_it_leaves_nothing_behind() throws SQLException {
        Person person = Person.inGroupUser("redeployed", hosts.database());
        try (ServerJvm jvm = ServerJvm.of(server.pid())) {
            // What another test has undeployed may be there still.
            awaitNothingOf(jvm);
            deployAndUndeploy(person, jvm);
            // What the server itself makes when it is first told to deploy is there now.
            Set<String> threads = jvm.threads();
            Set<String> beans = jvm.beans();

            for (int time = 2; time <= Math.min(10, Race.rounds(2)); time++) {
                deployAndUndeploy(person, jvm);
            }

            assertThat(jvm.threads()).isSubsetOf(threads).noneMatch(name -> name.contains("ManagedThreadFactory"));
            assertThat(jvm.beans()).isSubsetOf(beans);
            assertThat(new org.baton.scene.Sql(database.asSuperuser())
                            .all(
                                    String.class,
                                    "SELECT state FROM pg_stat_activity WHERE usename = 'baton_app' AND datname = ?",
                                    database.name()))
                    .isNotEmpty()
                    .containsOnly("idle");
        }
    }

    @Test
    void a_start_that_fails_late_says_why_and_leaves_nothing_behind() throws IOException {
        Path taken = own.resolve("taken.war");
        TestWar.with(TakenLogin.class).as(ZipExporter.class).exportTo(taken.toFile(), true);
        try (ServerJvm jvm = ServerJvm.of(server.pid())) {
            assertThatThrownBy(() -> server.deploy(taken))
                    .isInstanceOf(RunFailure.class)
                    .message()
                    // WildFly quotes the quotes.
                    .matches(said -> said.replace("\\", "").contains("Baton's address \"/login\" is taken"));

            assertThat(Files.readString(server.log())).contains("Baton has stopped at " + origin);
            awaitNothingOf(jvm);
        }
    }

    @Test
    void a_later_version_migrates_the_schema_as_the_tables_owner() {
        server.deploy(new NextWar().with("V9001__opened_from.sql").writtenTo(own.resolve("later.war")));

        assertThat(hosts.database().value("SELECT installed_by FROM flyway_schema_history WHERE version = '9001'"))
                .isEqualTo("baton_owner");
        server.undeploy();
    }

    /** The server, which takes one application at a time. */
    final Redeployable server() {
        return server;
    }

    /** The database that its data source leads to. */
    final Database database() {
        return database;
    }

    private void deployAndUndeploy(Person person, ServerJvm jvm) {
        server.deploy(WAR);
        assertThat(jvm.loadersOf("org.baton.boot.Start")).isEqualTo(1);
        assertThat(jvm.threads()).anyMatch(name -> name.contains("ManagedThreadFactory"));
        Visitor visitor = hosts.visitor();
        assertThat(visitor.login(person).status()).isEqualTo(303);
        assertThat(visitor.open(hosts.home(HANDOFF)).body()).contains("name=\"token\"");
        server.undeploy();
        awaitNothingOf(jvm);
    }

    /** A worker's thread remembers its last request until it gets the next one, so the neighbour is asked meanwhile. */
    private void awaitNothingOf(ServerJvm jvm) {
        Awaited.until("nothing of the WAR is left", () -> {
            askNeighbour();
            return jvm.loadersOf("org.baton.boot.Start") + jvm.loadersOf("org.hibernate.internal.SessionFactoryImpl")
                    == 0;
        });
    }

    private void askNeighbour() {
        assertThat(hosts.visitor().open(hosts.home(Redeployable.NEIGHBOUR)).body())
                .isEqualTo("next door");
    }
}
