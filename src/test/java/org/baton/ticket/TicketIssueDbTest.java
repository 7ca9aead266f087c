package org.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.baton.paseto.TicketClaims;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.baton.session.Session;
import org.baton.ticket.Tickets.Ticket;
import org.baton.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SceneExtension.class)
class TicketIssueDbTest {
    private final Scene scene;
    private final Tickets tickets;

    TicketIssueDbTest(Scene scene) {
        this.scene = scene;
        this.tickets = new Tickets(scene);
    }

    @BeforeEach
    void register_the_shop_as_it_was() throws SQLException {
        shop(
                "enabled = true, required_group = NULL, exchange = 'SHARED', token_format = 'v4.public', key_generation = 1");
    }

    @Test
    void a_ticket_is_for_one_file_of_one_sibling_and_one_login_for_a_minute() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);

        Ticket ticket = tickets.issue(root, false);

        TicketClaims claims = ticket.verified().claims();
        assertThat(claims.audience() + " " + claims.method() + " " + claims.resource() + " " + claims.mayResume())
                .isEqualTo("shop GET /files/report.pdf false");
        assertThat(claims.userId()).isEqualTo(user.toString());
        assertThat(claims.rootSession()).isEqualTo(root.id().toString());
        assertThat(claims.life().expiresAt()).isEqualTo(Tickets.NOW.plusSeconds(60));
        assertThat(ticket.issued().url())
                .isEqualTo("https://shop.example.org/files/report.pdf?ticket=" + ticket.text());
        assertThat(tickets.column("state", ticket)).isEqualTo("ISSUED");
        assertThat(tickets.column("expires_at - issued_at", ticket)).isEqualTo("00:01:00");
        assertThat(tickets.audited("TICKET_ISSUED", "null", ticket)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"v4.public, 1", "v4.public, 2", "v2.public, 1", "v2.public, 2"})
    void the_siblings_row_decides_which_key_signs(String format, int generation) throws SQLException {
        shop("token_format = '%s', key_generation = %d".formatted(format, generation));

        Ticket ticket = tickets.issue();

        assertThat(ticket.text()).startsWith(format + ".");
        assertThat(tickets.column("key_generation", ticket)).isEqualTo(Integer.toString(generation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled = false", "required_group = 'vip'"})
    void no_ticket_for_a_sibling_that_is_not_open_to_the_user(String change) throws SQLException {
        Opened root = scene.login();
        shop(change);

        assertThat(tickets.tryIssue(root, Tickets.WISH)).isEmpty();
    }

    @Test
    void no_ticket_for_a_sibling_that_nobody_knows() throws SQLException {
        Wish unknown = new Wish("nobody", "GET", new FilePath("/"), false);

        assertThat(tickets.tryIssue(scene.login(), unknown)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status = 'SUSPENDED'", "login_epoch = login_epoch + 1", "must_change_password = true"})
    void no_ticket_for_a_user_who_was_put_out_since_the_request_began(String change) throws SQLException {
        Opened root = scene.login();
        Session session = scene.sessions().resume(root.secret(), Channel.COOKIE).orElseThrow();

        scene.owner()
                .run(
                        "UPDATE users SET " + change + " WHERE id = ?",
                        session.user().id().value());

        assertThat(tickets.issuer().issue(session, Tickets.WISH, "192.0.2.7")).isEmpty();
    }

    @Test
    void no_ticket_for_a_login_that_ended_since_the_request_began() throws SQLException {
        Opened root = scene.login();
        Session session = scene.sessions().resume(root.secret(), Channel.COOKIE).orElseThrow();

        scene.sessions().end(root.id(), EndReason.LOGOUT);

        assertThat(tickets.issuer().issue(session, Tickets.WISH, "192.0.2.7")).isEmpty();
    }

    @Test
    void one_open_ticket_more_than_twenty_voids_the_oldest() throws SQLException {
        Opened root = scene.login();
        Ticket oldest = tickets.issue(root, false);
        Ticket second = tickets.issue(root, false);
        for (int i = 2; i < 20; i++) {
            tickets.issue(root, false);
        }
        assertThat(tickets.column("state", oldest)).isEqualTo("ISSUED");

        tickets.issue(root, false);

        assertThat(tickets.column("state", oldest) + " " + tickets.column("reason", oldest))
                .isEqualTo("VOIDED TOO_MANY");
        assertThat(tickets.column("state", second)).isEqualTo("ISSUED");
    }

    @Test
    void no_login_has_more_than_twenty_open_tickets_however_many_ask_at_once() throws Exception {
        Opened root = scene.login();
        try (Race race = new Race(8)) {
            Callable<Optional<TicketIssuer.Issued>> issue = () -> tickets.tryIssue(root, Tickets.WISH);
            for (int round = 0; round < 4; round++) {
                race.run(Collections.nCopies(8, issue));
            }
        }

        assertThat(scene.count(
                        "tickets WHERE state = 'ISSUED' AND root_id = ?",
                        root.id().value()))
                .isEqualTo(20);
        assertThat(scene.count("tickets WHERE root_id = ?", root.id().value())).isEqualTo(32);
    }

    @Test
    void home_never_hears_what_becomes_of_an_offline_siblings_ticket_and_counts_it_as_used() throws SQLException {
        shop("exchange = 'OFFLINE', database_role = NULL");
        try {
            assertThat(tickets.column("state", tickets.issue())).isEqualTo("USED");
        } finally {
            shop("exchange = 'SHARED', database_role = 'baton_shop'");
        }
    }

    private void shop(String assignments) throws SQLException {
        scene.owner().run("UPDATE siblings SET " + assignments + " WHERE id = 'shop'");
    }
}
