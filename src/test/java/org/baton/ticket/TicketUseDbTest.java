package org.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.EndReason;
import org.baton.ticket.TicketUse.Reason;
import org.baton.ticket.Tickets.Ticket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sibling in home's database may do with a ticket. */
@ExtendWith(SceneExtension.class)
class TicketUseDbTest {
    private final Scene scene;
    private final Tickets tickets;
    private final SharedUse shop;

    TicketUseDbTest(Scene scene) {
        this.scene = scene;
        this.tickets = new Tickets(scene);
        this.shop = new SharedUse(scene.sibling());
    }

    @BeforeEach
    void register_the_shop_as_it_was() throws SQLException {
        shop("enabled = true, required_group = NULL, key_generation = 1, key_revoked_below = 1");
    }

    @Test
    void a_ticket_is_used_once() throws SQLException {
        Ticket ticket = tickets.issue();

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(new TicketUse.Used());
        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.USED));

        assertThat(tickets.column("state", ticket)).isEqualTo("USED");
        assertThat(tickets.column("closed_ip", ticket)).startsWith("192.0.2.9");
        assertThat(tickets.audited("TICKET_USED", "null", ticket)).isEqualTo(1);
        assertThat(tickets.audited("TICKET_REFUSED", "USED", ticket)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /files/other.pdf, WRONG_RESOURCE",
        "GET, /files/report.pdf/, WRONG_RESOURCE",
        "GET, /files/Report.pdf, WRONG_RESOURCE",
        "GET, /files/%72eport.pdf, WRONG_RESOURCE",
        "HEAD, /files/report.pdf, WRONG_METHOD",
        "POST, /files/report.pdf, WRONG_METHOD"
    })
    void a_ticket_for_another_file_or_method_is_refused_and_burnt(String method, String path, Reason reason)
            throws SQLException {
        Ticket ticket = tickets.issue();

        assertThat(use(ticket, Tickets.shown(method, path))).isEqualTo(Tickets.refused(reason));

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.USED));
        assertThat(tickets.column("state", ticket) + " " + tickets.column("reason", ticket))
                .isEqualTo("REJECTED " + reason);
        assertThat(tickets.audited("TICKET_REFUSED", reason.name(), ticket)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=0-499"})
    void a_part_from_the_first_byte_on_is_as_good_as_the_whole(String range) throws SQLException {
        Ticket ticket = tickets.issue();

        assertThat(use(ticket, Tickets.part(range))).isEqualTo(new TicketUse.Used());
        assertThat(use(ticket, Tickets.part(range))).isEqualTo(Tickets.refused(Reason.USED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1-", "bytes=-500", "bytes=0-0,500-", "bytes=00-", "lines=0-", "bytes =0-", ""})
    void a_later_part_is_refused_and_burns_the_ticket_unless_it_may_be_resumed(String range) throws SQLException {
        Ticket once = tickets.issue();
        Ticket resumable = tickets.issueForResuming();

        assertThat(use(once, Tickets.part(range))).isEqualTo(Tickets.refused(Reason.NOT_FROM_THE_START));
        assertThat(use(resumable, Tickets.part(range))).isEqualTo(new TicketUse.Used());

        assertThat(use(once, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.USED));
    }

    @Test
    void a_ticket_that_may_be_resumed_is_good_for_later_parts_until_it_expires_and_never_for_a_second_whole()
            throws SQLException {
        Ticket ticket = tickets.issueForResuming();

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(new TicketUse.Used());
        assertThat(use(ticket, Tickets.part("bytes=7-"))).isEqualTo(new TicketUse.Used());
        assertThat(use(ticket, Tickets.part("bytes=9-"))).isEqualTo(new TicketUse.Used());
        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.USED));
        assertThat(use(ticket, Tickets.part("bytes=0-"))).isEqualTo(Tickets.refused(Reason.USED));
        assertThat(tickets.column("resumed_count", ticket)).isEqualTo("2");

        tickets.change("issued_at = now() - interval '1 minute', expires_at = now()", ticket);
        assertThat(use(ticket, Tickets.part("bytes=7-"))).isEqualTo(Tickets.refused(Reason.USED));
    }

    @Test
    void a_ticket_that_was_refused_is_not_resumed() throws SQLException {
        Ticket ticket = tickets.issueForResuming();
        use(ticket, Tickets.shown("GET", "/files/other.pdf"));

        assertThat(use(ticket, Tickets.part("bytes=7-"))).isEqualTo(Tickets.refused(Reason.USED));
    }

    @Test
    void at_the_instant_at_which_it_expires_a_ticket_is_over() throws SQLException {
        Ticket ticket = tickets.issue();
        tickets.change("issued_at = now() - interval '1 minute', expires_at = now()", ticket);

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.EXPIRED));

        assertThat(tickets.column("reason", ticket)).isEqualTo("EXPIRED");
    }

    @Test
    void a_logout_kills_a_ticket_even_one_that_is_resumed() throws SQLException {
        Ticket ticket = tickets.issue();
        Ticket resumable = tickets.issue(ticket.root(), true);
        use(resumable, Tickets.SHOWN);

        scene.sessions().end(ticket.root().id(), EndReason.LOGOUT);

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.ROOT_ENDED));
        assertThat(use(resumable, Tickets.part("bytes=7-"))).isEqualTo(Tickets.refused(Reason.ROOT_ENDED));
    }

    @Test
    void a_ticket_whose_login_the_sweep_has_deleted_is_refused() throws SQLException {
        Ticket ticket = tickets.issue();
        scene.owner()
                .run("DELETE FROM sessions WHERE id = ?", ticket.root().id().value());

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.ROOT_ENDED));
    }

    @ParameterizedTest
    @CsvSource({"status = 'SUSPENDED', SUSPENDED", "login_epoch = login_epoch + 1, ROOT_ENDED"})
    void what_puts_a_user_out_kills_the_users_tickets(String change, Reason reason) throws SQLException {
        Ticket ticket = tickets.issue();

        scene.owner()
                .run("UPDATE users SET " + change + " WHERE id = ?", Long.parseLong(tickets.column("user_id", ticket)));

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "required_group = 'vip', NOT_IN_GROUP",
        "'key_generation = 2, key_revoked_below = 2', KEY_REVOKED",
    })
    void what_closes_a_sibling_to_a_user_or_a_key_kills_its_tickets(String change, Reason reason) throws SQLException {
        Ticket ticket = tickets.issue();

        shop(change);

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(reason));
    }

    @Test
    void a_disabled_siblings_tickets_are_void_for_ever() throws SQLException {
        Ticket open = tickets.issue();
        Ticket resumable = tickets.issueForResuming();
        use(resumable, Tickets.SHOWN);

        shop("enabled = false");
        assertThat(use(resumable, Tickets.part("bytes=7-"))).isEqualTo(Tickets.refused(Reason.SIBLING_DISABLED));
        shop("enabled = true");

        assertThat(use(open, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.USED));
        assertThat(tickets.column("state", open) + " " + tickets.column("reason", open))
                .isEqualTo("VOIDED SIBLING_DISABLED");
    }

    @Test
    void another_siblings_ticket_is_unknown_and_stays_as_it_is() throws SQLException {
        scene.owner().run("""
                INSERT INTO siblings (id, origin, exchange)
                VALUES ('store', 'https://store.example.org', 'OFFLINE')
                    ON CONFLICT DO NOTHING
                """);
        Ticket ticket = tickets.issue();
        tickets.change("sibling_id = 'store'", ticket);

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.UNKNOWN));

        assertThat(tickets.column("state", ticket)).isEqualTo("ISSUED");
    }

    @Test
    void a_ticket_of_another_login_than_its_rows_is_refused() throws SQLException {
        Ticket ticket = tickets.issue();
        tickets.change("root_id = " + scene.login().id().value(), ticket);

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.WRONG_LOGIN));
    }

    private TicketUse use(Ticket ticket, Showing showing) {
        return shop.use(ticket.verified(), showing);
    }

    private void shop(String assignments) throws SQLException {
        scene.owner().run("UPDATE siblings SET " + assignments + " WHERE id = 'shop'");
    }
}
