package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.baton.run.TestWar;
import org.junit.jupiter.api.Test;

/** A sibling in home's database, which knows its rows by its role alone, serves a file and keeps attributes. */
abstract class SharedApplication {
    /** What the sibling is told besides. */
    static final Map<String, String> SETTINGS =
            Map.of("baton.ticket.paths", "/files/*", "baton.session.attributes.types", Basket.class.getName());

    private static final String FILE = "/files/small.bin";
    private static final String HERS = "(SELECT id FROM users WHERE username = ?)";

    private final Hosts hosts;
    private final Downloads downloads;
    private final Person alice;

    SharedApplication(Hosts hosts) {
        this.hosts = hosts;
        this.downloads = new Downloads(hosts, "shop");
        this.alice = Person.inGroupUser("shared", hosts.database());
    }

    /** The WAR with its pages, in that file. */
    static Path war(Path file) {
        return TestWar.writtenTo(file, StreamedFile.class, HeldAttributes.class, HeardAttributes.class, Basket.class);
    }

    @Test
    void a_ticket_brings_its_file_once() {
        Visitor visitor = hosts.visitor();
        visitor.hasLoggedIn(alice);
        URI address = downloads.ticket(visitor, FILE, false);

        Downloads.Got first = downloads.get(address);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.hash()).isEqualTo(Downloads.hashFrom(StreamedFile.SMALL));
        assertThat(first.header("X-User"))
                .contains(hosts.database().value("SELECT id FROM users WHERE username = ?", alice.username()));
        assertThat(downloads.get(address).status()).isEqualTo(403);
    }

    @Test
    void a_logout_at_home_before_it_is_shown_kills_a_ticket() {
        Visitor visitor = hosts.visitor();
        visitor.hasLoggedIn(alice);
        URI address = downloads.ticket(visitor, FILE, false);

        visitor.logout();

        assertThat(downloads.get(address).status()).isEqualTo(403);
        assertThat(hosts.database().value("SELECT reason FROM tickets WHERE user_id = " + HERS, alice.username()))
                .isEqualTo("ROOT_ENDED");
    }

    @Test
    void an_attribute_is_in_the_row_and_at_the_next_request_there_under_another_secret_too() {
        Visitor visitor = entered();
        Visitor old = visitor.copy();

        held(visitor, "put");
        held(visitor, "other-id");

        assertThat(attributes()).isEqualTo("{\"pieces\": 3, \"articles\": [\"brush\", \"paint\"]}");
        assertThat(held(visitor, "show").body()).isEqualTo("basket=Basket[articles=[brush, paint], pieces=3]");
        assertThat(held(old, "show").body()).isEmpty();
    }

    @Test
    void a_stranger_has_no_session_and_can_keep_nothing_in_a_new_one() {
        Reply told = held(hosts.visitor(), "stranger");

        assertThat(told.body())
                .isEqualTo("true nobody is logged in, and on a sibling in home's database only who is has attributes");
        assertThat(told.cookies()).isEmpty();
    }

    @Test
    void what_is_set_while_the_logout_at_home_is_under_way_is_not_kept_and_its_browser_is_told() throws Exception {
        Visitor visitor = entered();
        Visitor late = visitor.copy();
        CompletableFuture<Reply> out;
        CompletableFuture<Reply> put;
        try (HeldRow row = new HeldRow(
                hosts.database().database(),
                "SELECT id FROM sessions WHERE host = 'shop' AND user_id = " + HERS,
                alice.username())) {
            out = CompletableFuture.supplyAsync(visitor::logout);
            Awaited.until("the logout waits for the row", () -> row.waiting() == 1);
            put = CompletableFuture.supplyAsync(() -> held(late, "put"));
            Awaited.until("the attribute waits behind it", () -> row.waiting() == 2);
        }

        assertThat(out.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        Reply told = put.get(30, TimeUnit.SECONDS);
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.body()).contains("The session is over");
        assertThat(hosts.database()
                        .value(
                                "SELECT attributes FROM sessions WHERE host = 'shop' AND user_id = " + HERS,
                                alice.username()))
                .isEqualTo("{}");
    }

    private Visitor entered() {
        Visitor visitor = hosts.visitor();
        assertThat(visitor.enterShop(alice).status()).isEqualTo(303);
        // The first use of a session is written to its row.
        assertThat(held(visitor, "visit").status()).isEqualTo(200);
        return visitor;
    }

    private Reply held(Visitor visitor, String what) {
        return visitor.open(hosts.shop(HeldAttributes.ADDRESS + "?do=" + what));
    }

    private String attributes() {
        return hosts.database()
                .value(
                        "SELECT (attributes -> 'basket') - '@type' FROM sessions WHERE host = 'shop' AND user_id = "
                                + HERS,
                        alice.username());
    }
}
