package org.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.baton.handoff.Callers;
import org.baton.handoff.EndpointCalls;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Parameters;
import org.baton.paseto.Jti;
import org.baton.scene.Requests;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.EndReason;
import org.baton.ticket.Tickets.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What home answers a sibling with a database of its own that has proved who it is. */
@ExtendWith(SceneExtension.class)
class TicketExchangeAddressDbTest {
    private static final String ORIGIN = "https://store.example.org";

    private final Scene scene;
    private final Tickets tickets;
    private final TicketExchangeAddress address;

    TicketExchangeAddressDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.tickets = new Tickets(scene, "store");
        this.address = new TicketExchangeAddress(
                scene.home(),
                new EndpointCalls(scene.home(), Tickets.KEYS, Tickets.CLOCK, Tickets.HOME),
                Tickets.KEYS,
                Tickets.HOME,
                Tickets.CLOCK);
        scene.owner().run("""
                INSERT INTO siblings (id, origin, exchange)
                VALUES ('store', ?, 'ENDPOINT')
                    ON CONFLICT (id)
                    DO UPDATE
                   SET exchange = 'ENDPOINT'
                """, ORIGIN);
    }

    @Test
    void home_says_who_a_ticket_is_of_once() throws SQLException {
        Ticket ticket = tickets.issue();

        Answer used = answer(caller(), form(ticket));
        Answer again = answer(caller(), form(ticket));

        assertThat(used.status()).isEqualTo(200);
        assertThat(((Answer.Json) used.body()).object().getString("sub"))
                .isEqualTo(ticket.verified().claims().userId());
        assertThat(again.status()).isEqualTo(400);
        assertThat(((Answer.Json) again.body()).object().getString("error")).isEqualTo("invalid_ticket");
        assertThat(tickets.column("closed_ip", ticket)).startsWith("198.51.100.4");
        assertThat(tickets.audited("TICKET_REFUSED", "USED", ticket)).isEqualTo(1);
    }

    @Test
    void an_assertion_that_was_used_uses_no_ticket() throws SQLException {
        Callers.Caller caller = caller();
        answer(caller, form(tickets.issue()));
        Ticket ticket = tickets.issue();

        assertThat(answer(caller, form(ticket)).status()).isEqualTo(401);

        assertThat(tickets.column("state", ticket)).isEqualTo("ISSUED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"method", "resource", "token"})
    void without_all_it_has_to_know_home_burns_nothing(String missing) throws SQLException {
        Ticket ticket = tickets.issue();
        Map<String, String> form = form(ticket);
        form.remove(missing);

        assertThat(answer(caller(), form).status()).isEqualTo(400);

        assertThat(tickets.column("state", ticket)).isEqualTo("ISSUED");
    }

    @Test
    void home_reads_the_range_itself() throws SQLException {
        Ticket ticket = tickets.issue();
        Map<String, String> form = form(ticket);
        form.put("range", "bytes=7-");

        assertThat(answer(caller(), form).status()).isEqualTo(400);

        assertThat(tickets.column("reason", ticket)).isEqualTo("NOT_FROM_THE_START");
    }

    @Test
    void a_logout_kills_a_ticket() throws SQLException {
        Ticket ticket = tickets.issue();
        scene.sessions().end(ticket.root().id(), EndReason.LOGOUT);

        assertThat(answer(caller(), form(ticket)).status()).isEqualTo(400);

        assertThat(tickets.column("reason", ticket)).isEqualTo("ROOT_ENDED");
    }

    @Test
    void home_uses_none_for_a_sibling_that_does_it_itself() throws SQLException {
        Ticket ticket = tickets.issue();
        scene.owner().run("UPDATE siblings SET exchange = 'OFFLINE' WHERE id = 'store'");

        assertThat(answer(caller(), form(ticket)).status()).isEqualTo(400);

        assertThat(tickets.column("state", ticket)).isEqualTo("ISSUED");
    }

    @Test
    void a_ticket_for_another_sibling_is_refused_and_stays_good() throws SQLException {
        Ticket shops = new Tickets(scene).issue();

        assertThat(answer(caller(), form(shops)).status()).isEqualTo(400);

        assertThat(tickets.column("state", shops)).isEqualTo("ISSUED");
    }

    private static Callers.Caller caller() {
        return new Callers.Caller("store", ORIGIN, ORIGIN + "/handoff/callback", Jti.random());
    }

    private static Map<String, String> form(Ticket ticket) {
        return new HashMap<>(
                Map.of("token", ticket.text(), "method", "GET", "resource", Tickets.PATH, "ip", "198.51.100.4"));
    }

    private Answer answer(Callers.Caller caller, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return address.answer(
                new Call(Requests.with(Map.of()), Parameters.parse(body).orElseThrow()), caller);
    }
}
