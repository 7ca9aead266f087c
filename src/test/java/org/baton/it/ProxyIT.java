package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baton.run.Certificate;
import org.baton.run.Database;
import org.baton.run.DemoData;
import org.baton.run.HostSettings;
import org.baton.run.Ports;
import org.baton.run.PrivateFiles;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Home and the shop, each on two nodes behind a proxy that prefers none: a node remembers nothing, so none is missed. */
@Needs(Tool.HAPROXY)
class ProxyIT {
    private static final List<Integer> PORTS = Ports.free(2);
    private static final URI HOME = URI.create("https://login.localhost:" + PORTS.get(0));
    private static final URI SHOP = URI.create("https://shop.localhost:" + PORTS.get(1));

    private static ProxiedHost home;
    private static ProxiedHost shop;
    private static Hosts hosts;

    @BeforeAll
    static void start() throws SQLException {
        Path directory = TestDirectory.own().resolve("nodes");
        PrivateFiles.directory(directory);
        Certificate certificate = Certificate.in(directory);
        Path key = directory.resolve("home-master.key");
        Database database = TestPostgres.freshDatabase();
        try (Connection owner = database.asOwner().getConnection()) {
            DemoData.registerShop(owner, SHOP.toString());
        }
        hosts = new Hosts(Nodes.WILDFLY, HOME, SHOP, new Sql(database), client(certificate));
        // One host after the other: four servers that start at once are slow on a small machine.
        home = new ProxiedHost("home", PORTS.get(0), HostSettings.home(HOME, database, key), certificate);
        home.awaitBoth(hosts);
        shop = new ProxiedHost(
                "shop",
                PORTS.get(1),
                HostSettings.shop(
                        SHOP, HOME, database, directory.resolve("shop-master.key"), HostSettings.homeKeys(key)),
                certificate);
        shop.awaitBoth(hosts);
    }

    @AfterAll
    static void end() {
        Stream.of(home, shop).forEach(ProxiedHost::close);
    }

    @Test
    void a_login_and_its_handoff_go_over_whichever_nodes_are_next() {
        long[] before = answered();
        for (int i = 0; i < 10; i++) {
            Visitor visitor = hosts.visitor();

            visitor.login(person("anywhere" + i));
            assertThat(visitor.enterShop().status()).isEqualTo(303);

            assertThat(visitor.session(HOME).status()).isEqualTo(200);
            assertThat(visitor.session(SHOP).status()).isEqualTo(200);
        }

        assertThat(answered()).satisfies(after -> {
            for (int node = 0; node < after.length; node++) {
                assertThat(after[node]).as("node %d of 4", node + 1).isGreaterThan(before[node]);
            }
        });
    }

    @Test
    void a_handoff_that_one_node_has_begun_ends_on_another() {
        Visitor visitor = hosts.visitor();
        visitor.login(person("parted"));
        URI authorize = visitor.open(shop.address(2).resolve("/handoff/start?target=%2F"))
                .target();
        Handoff handoff = Handoff.on(visitor.open(authorize));
        visitor.cookies(shop.address(1)).putAll(visitor.cookies(shop.address(2)));

        Reply first = visitor.post(callback(1), HOME, handoff.form());
        Reply second = visitor.post(callback(2), HOME, handoff.form());

        assertThat(first.cookies()).anyMatch(line -> line.startsWith("__Host-sid="));
        assertThat(second.cookies()).noneMatch(line -> line.startsWith("__Host-sid="));
    }

    @Test
    void a_logout_on_one_node_is_in_force_on_the_other() {
        Visitor visitor = hosts.visitor();
        visitor.enterShop(person("out"));
        for (int node : new int[] {1, 2}) {
            visitor.cookies(home.address(node)).putAll(visitor.cookies(HOME));
            visitor.cookies(shop.address(node)).putAll(visitor.cookies(SHOP));
            assertThat(visitor.session(home.address(node)).status()).isEqualTo(200);
            assertThat(visitor.session(shop.address(node)).status()).isEqualTo(200);
        }

        visitor.post(home.address(1).resolve("/logout"), HOME, Map.of());

        for (int node : new int[] {1, 2}) {
            visitor.cookies(home.address(node)).putAll(visitor.cookies(HOME));
            assertThat(visitor.session(home.address(node)).status()).isEqualTo(401);
            assertThat(visitor.session(shop.address(node)).status()).isEqualTo(401);
        }
        assertThat(visitor.session(HOME).status()).isEqualTo(401);
    }

    @Test
    void a_node_that_is_killed_and_started_again_loses_nobody() {
        List<Visitor> visitors = Stream.of("a", "b", "c")
                .map(name -> {
                    Visitor visitor = hosts.visitor();
                    assertThat(visitor.enterShop(person("kept-" + name)).status())
                            .isEqualTo(303);
                    return visitor;
                })
                .toList();

        Traffic traffic = new Traffic(List.of(
                new Traffic.Kind("session at home", 200, () -> visitors.get(0).session(HOME)),
                new Traffic.Kind("portal", 200, () -> visitors.get(1).open(hosts.home("/"))),
                new Traffic.Kind("shop", 200, () -> visitors.get(2).open(hosts.shop("/")))));
        try (traffic) {
            traffic.await("everything works", Traffic.Seen::worked);
            home.kill(1);
            Awaited.until("the proxy misses the node", () -> !home.seen(1).up());
            traffic.await("everything works with one node", Traffic.Seen::worked);
            home.start(1);
            home.awaitBoth(hosts);
            long before = home.seen(1).answered();
            Awaited.until("the node is asked again", () -> home.seen(1).answered() > before);
        }

        assertThat(traffic.seen()).allMatch(Traffic.Seen::worked);
        assertThat(visitors).allSatisfy(visitor -> {
            assertThat(visitor.session(HOME).status()).isEqualTo(200);
            assertThat(visitor.session(SHOP).status()).isEqualTo(200);
        });
    }

    @Test
    void a_node_killed_in_the_middle_of_exchanges_opens_none_twice_and_everybody_tries_again_and_is_in() {
        Exchanges exchanges = new Exchanges(hosts, person("in-exchange"));

        List<Reply> replies = exchanges.metBy(() -> shop.kill(1));

        assertThat(replies).extracting(Reply::status).contains(303, 502);

        Awaited.until("the proxy misses the node", () -> !shop.seen(1).up());
        exchanges.assertThatNoneOpensTwoSessionsAndEverybodyGetsIn();
        shop.start(1);
        shop.awaitBoth(hosts);
    }

    @Test
    void the_client_is_the_one_that_the_proxy_names() throws UnknownHostException {
        InetAddress elsewhere = InetAddress.getByName("127.0.0.2");
        assumeTrue(RawRequest.mayComeFrom(elsewhere), "macOS has no 127.0.0.2 until it is told to");
        Person person = person("elsewhere");
        RawRequest login = RawRequest.of("POST", "/login")
                .with("Origin: SELF")
                .with("X-Forwarded-For: 203.0.113.9")
                .form(Visitor.encoded(
                        Map.of("username", person.username(), "password", person.password(), "continue", "/")));

        RawRequest.RawReply reply = login.send(HOME, hosts, elsewhere);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(hosts.database()
                        .value(
                                "SELECT host(s.opened_ip) FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.username = ?",
                                person.username()))
                .isEqualTo("127.0.0.2");
    }

    private static URI callback(int node) {
        return shop.address(node).resolve("/handoff/callback");
    }

    private static long[] answered() {
        return Stream.of(home.seen(1), home.seen(2), shop.seen(1), shop.seen(2))
                .mapToLong(HaProxy.Node::answered)
                .toArray();
    }

    private static Person person(String name) {
        return Person.inGroupUser("nodes-" + name, hosts.database());
    }

    private static HttpClient client(Certificate certificate) {
        return HttpClient.newBuilder()
                .sslContext(certificate.trusted())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }
}
