package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.baton.run.Database;
import org.baton.run.Redeployable;
import org.baton.secret.MasterKey;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An application of another team's, made as {@code docs/how-to/embed-in-your-war.md} says, is a sibling of the tests' home. It
 * comes into a server that runs already. Each server has a subclass.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Embeddings {
    private static final String PAGE = "/orders?month=5";
    static final String HIS = "(SELECT id FROM users WHERE username = ?)";

    private final MasterKey master = MasterKey.random();
    final Redeployable server;
    private final Path own;
    final Sql database;
    final Hosts hosts;

    /** In that server, whose data source leads to this database and which visitors find by these nodes. */
    Embeddings(Nodes nodes, Redeployable server, Path own, Database database) {
        Hosts home = Hosts.running();
        this.server = server;
        this.own = own;
        this.database = new Sql(database);
        this.hosts = new Hosts(
                nodes,
                home.home(),
                URI.create("https://orders.localhost:" + server.address().getPort()),
                home.database(),
                home.client());
    }

    @BeforeAll
    void deploy() {
        hosts.database().update("""
                INSERT INTO siblings (id, origin, exchange, back_channel)
                VALUES ('orders', ?, 'ENDPOINT', ?)
                    ON CONFLICT (id)
                    DO UPDATE
                   SET origin = excluded.origin,
                       back_channel = excluded.back_channel
                """, hosts.shop().toString(), server.address().toString());
        Path file = own.resolve("orders.war");
        EmbeddingPage.war(own.resolve("orders"), "docs/how-to/assertions.md")
                .addClasses(RolledBackLogout.class, OwnApi.class, OwnResource.class, StreamedFile.class)
                .addClasses(HeldAttributes.class, HeardAttributes.class, Basket.class)
                .addAsResource(new StringAsset(settings()), "META-INF/microprofile-config.properties")
                .as(ZipExporter.class)
                .exportTo(file.toFile(), true);
        server.deploy(file);
        hosts.database()
                .update(
                        "UPDATE siblings SET public_key = ? WHERE id = 'orders'",
                        PublishedKeys.ofCaller(hosts.visitor(), hosts.shop()));
    }

    @AfterAll
    void undeploy() {
        server.undeploy();
    }

    @Test
    void a_stranger_at_its_page_is_sent_home_and_comes_back_to_it_logged_in() {
        Person alice = person();
        Visitor visitor = hosts.visitor();
        visitor.login(alice);

        Reply entered = visitor.present(handoff(visitor));

        assertThat(entered.location()).isEqualTo(PAGE);
        assertThat(page(visitor).body().strip()).isEqualTo("Orders of " + alice.username());
        assertThat(openSessions(alice)).isEqualTo("1");
    }

    @Test
    void its_page_knows_the_groups_of_its_user() {
        Visitor administrator = entered(Person.administrator("orders", hosts.database()));
        Person stripped = person();
        hosts.database().update("DELETE FROM user_groups WHERE user_id = " + HIS, stripped.username());

        assertThat(page(administrator).body()).contains("who may change prices");
        assertThat(page(entered(stripped)).status()).isEqualTo(403);
    }

    @Test
    void a_token_shown_twice_opens_one_session() {
        Person alice = person();
        Visitor visitor = hosts.visitor();
        visitor.login(alice);
        Handoff handoff = handoff(visitor);
        Visitor thief = visitor.copy();
        assertThat(visitor.present(handoff).status()).isEqualTo(303);

        thief.present(handoff);

        assertThat(thief.secret(hosts.shop())).isEmpty();
        assertThat(sessions(alice)).isEqualTo("1");
    }

    @Test
    void a_logout_at_home_ends_the_session_there() {
        Person alice = person();
        Visitor visitor = entered(alice);

        visitor.logout();

        Awaited.until("the session is over", () -> openSessions(alice).equals("0"));
        assertThat(page(visitor).status()).isEqualTo(303);
    }

    @Test
    void a_logout_in_a_transaction_that_rolls_back_stays_done() {
        Person alice = person();
        Visitor visitor = entered(alice);

        Reply rolledBack = visitor.open(hosts.shop(RolledBackLogout.ADDRESS));

        assertThat(rolledBack.body()).isEqualTo("rolled back");
        assertThat(visitor.secret(hosts.shop())).isEmpty();
        assertThat(openSessions(alice)).isEqualTo("0");
    }

    @Test
    void a_script_and_a_form_of_a_stranger_get_401_at_its_page() {
        Visitor stranger = hosts.visitor();

        assertThat(stranger.fetch(hosts.shop(PAGE)).json().getString("start"))
                .isEqualTo(hosts.shop("/handoff/start?target=%2Forders%3Fmonth%3D5")
                        .toString());
        assertThat(stranger.post(hosts.shop(PAGE), hosts.shop(), Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void a_service_that_its_page_calls_knows_who_asks_and_in_which_groups() {
        Person administrator = Person.administrator("orders", hosts.database());

        assertThat(stock(entered(administrator)))
                .isEqualTo("Items for " + administrator.username() + " of " + hosts.shop() + ", who may change prices");
        assertThat(hosts.visitor().fetch(hosts.shop("/.well-known/baton")).body())
                .contains("\"issuer\":\"" + hosts.shop() + "\"", StockSettings.KEY.text(), "\"public_key\":");
    }

    /** The service is in the same application here; a browser's cookie is nothing to it. */
    @Test
    void the_service_answers_nobody_who_brings_no_assertion() {
        Visitor visitor = entered(person());
        URI items = hosts.shop("/stock/items");

        Reply refused = visitor.fetch(items);
        Reply forged = visitor.send(items, request -> request.header("Authorization", "PASETO v4.public.AAAA.AAAA"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).contains("PASETO");
        assertThat(forged.bodyWithoutTrace()).isEqualTo(refused.bodyWithoutTrace());
    }

    @Test
    void the_jar_brings_the_files_of_its_pages_and_no_address_that_the_application_did_not_ask_for() {
        Visitor visitor = entered(person());

        assertThat(visitor.open(hosts.shop("/static/baton.css")).status()).isEqualTo(200);
        assertThat(visitor.open(hosts.shop("/api/own")).body()).isEqualTo("own");
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(404);
        assertThat(visitor.open(hosts.shop("/login")).status()).isEqualTo(404);
    }

    /** This server's own settings are those of a home; the application's are made to count for more. */
    private String settings() {
        Map<String, String> settings = EmbeddingPage.settings(Map.of(
                "config_ordinal",
                "1000",
                "baton.origin",
                hosts.shop().toString(),
                "baton.home.origin",
                hosts.home().toString(),
                "baton.home.back-channel",
                "https://127.0.0.1:" + hosts.home().getPort(),
                "baton.home.keys",
                PublishedKeys.ofHome(Hosts.running(), "orders"),
                "baton.session.attributes.types",
                Basket.class.getName(),
                "baton.ticket.paths",
                "/files/*",
                "baton.keys.master",
                master.text()));
        settings.putAll(StockSettings.of(hosts.shop(), master, server.address()));
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    final Person person() {
        return Person.inGroupUser("orders", hosts.database());
    }

    final Visitor entered(Person person) {
        Visitor visitor = hosts.visitor();
        visitor.hasLoggedIn(person);
        assertThat(visitor.present(handoff(visitor)).status()).isEqualTo(303);
        return visitor;
    }

    /** From the page to home's page that holds the token. */
    final Handoff handoff(Visitor visitor) {
        return Handoff.on(visitor.open(page(visitor).target()));
    }

    final Reply page(Visitor visitor) {
        return visitor.open(hosts.shop(PAGE));
    }

    private String stock(Visitor visitor) {
        return visitor.open(hosts.shop("/orders/stock")).body();
    }

    private String sessions(Person person) {
        return database.value("SELECT count(*) FROM sessions WHERE user_id = " + HIS, person.username());
    }

    final String openSessions(Person person) {
        return database.value(
                "SELECT count(*) FROM sessions WHERE ended_at IS NULL AND user_id = " + HIS, person.username());
    }
}
