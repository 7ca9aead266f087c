package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An OFFLINE sibling, which cannot reach home, gives a file for home's ticket and burns it by itself. */
abstract class OfflineDownloads {
    private static final String FILE = "/files/small.bin";

    private final Depot depot;
    private final Store store;
    private final Hosts hosts;
    private final Person alice;

    OfflineDownloads(Depot depot) {
        this.depot = depot;
        this.store = depot.store();
        this.hosts = store.hosts();
        this.alice = Person.inGroupUser("offline-files", hosts.database());
    }

    @ParameterizedTest
    @EnumSource(names = {"WILDFLY", "WILDFLY_TO_PAYARA"})
    void a_ticket_opens_its_file_once_and_at_no_other_node_again(Nodes nodes) {
        URI address = ticket(loggedIn());

        Downloads.Got first = downloads(depot.on(nodes)).get(address);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.hash()).isEqualTo(Downloads.hashFrom(StreamedFile.SMALL));
        assertThat(first.header("X-User"))
                .contains(store.home().value("SELECT id FROM users WHERE username = ?", alice.username()));
        assertThat(downloads(depot.on(nodes)).get(address).status()).isEqualTo(403);
        assertThat(downloads(depot.on(Nodes.WILDFLY)).get(address).status()).isEqualTo(403);
        assertThat(audit(store.database()))
                .containsExactly("TICKET_USED ", "TICKET_REFUSED USED", "TICKET_REFUSED USED");
        assertThat(audit(store.home())).containsExactly("TICKET_ISSUED ");
    }

    @Test
    void a_handoff_token_shown_as_a_ticket_and_a_ticket_shown_as_a_handoff_are_refused_and_stay_good() {
        Visitor visitor = loggedIn();
        Handoff handoff = visitor.handoff();
        URI address = ticket(visitor);

        assertThat(got(shownAsTicket(handoff.token())).status()).isEqualTo(403);
        assertThat(visitor.copy()
                        .present(new Handoff(ticketIn(address), handoff.state(), handoff.issuer()))
                        .status())
                .isEqualTo(400);

        assertThat(visitor.present(handoff).status()).isEqualTo(303);
        assertThat(got(address).status()).isEqualTo(200);
    }

    @Test
    void an_assertion_for_a_service_of_the_same_name_is_no_ticket_and_leaves_nothing_in_the_database() {
        String before = burnt();

        assertThat(got(shownAsTicket(HomesAssertion.forService("depot", hosts))).status())
                .isEqualTo(403);

        assertThat(burnt()).isEqualTo(before);
    }

    /** What a notice says ends the session there; a ticket of the same login is not asked about, and home gives no other. */
    @Test
    void a_ticket_is_good_for_its_minute_though_the_login_is_over_and_its_notice_has_come() {
        Visitor visitor = hosts.visitor();
        visitor.enterShop(alice);
        URI address = ticket(visitor);

        visitor.logout();

        Awaited.until(
                "the notice is delivered", () -> visitor.session(hosts.shop()).status() == 401);
        assertThat(got(address).status()).isEqualTo(200);
        assertThat(downloads(hosts)
                        .ask(
                                visitor,
                                "{\"audience\": \"depot\", \"resource\": \"%s\", \"method\": \"GET\"}".formatted(FILE))
                        .status())
                .isEqualTo(401);
    }

    private Visitor loggedIn() {
        Visitor visitor = hosts.visitor();
        visitor.hasLoggedIn(alice);
        return visitor;
    }

    private URI ticket(Visitor visitor) {
        return downloads(hosts).ticket(visitor, FILE, false);
    }

    private Downloads.Got got(URI address) {
        return downloads(hosts).get(address);
    }

    private URI shownAsTicket(String token) {
        return hosts.shop(FILE + "?ticket=" + token);
    }

    private static String ticketIn(URI address) {
        return address.getQuery().substring("ticket=".length());
    }

    private static Downloads downloads(Hosts on) {
        return new Downloads(on, "depot");
    }

    /** What that database has about the last ticket that she was given, in the order of its happening. */
    private List<String> audit(Sql database) {
        return database.rows("""
                SELECT type || ' ' || coalesce(detail ->> 'reason', '') AS event
                  FROM session_events
                 WHERE trace = CAST(? AS uuid)
                 ORDER BY at
                """, store.home().value("""
                                SELECT t.trace
                                  FROM tickets t
                                  JOIN users u ON u.id = t.user_id
                                 WHERE u.username = ?
                                """, alice.username())).stream()
                .map(row -> row.get("event"))
                .toList();
    }

    /** How many tokens are burnt there, and how many events are told. */
    private String burnt() {
        return store.database()
                .value("SELECT (SELECT count(*) FROM used_tokens) || ' ' || (SELECT count(*) FROM session_events)");
    }
}
