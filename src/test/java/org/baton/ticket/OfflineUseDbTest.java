package org.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.EndReason;
import org.baton.ticket.TicketUse.Reason;
import org.baton.ticket.Tickets.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sibling that uses tickets up without home; its rows and home's are on the scene's one database, and do not meet. */
@ExtendWith(SceneExtension.class)
class OfflineUseDbTest {
    private final Scene scene;
    private final Tickets tickets;
    private final OfflineUse depot;

    OfflineUseDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.tickets = new Tickets(scene, "depot");
        this.depot = new OfflineUse(scene.home());
        scene.owner().run("""
                INSERT INTO siblings (id, origin, exchange)
                VALUES ('depot', 'https://depot.example.org', 'OFFLINE')
                    ON CONFLICT DO NOTHING
                """);
    }

    @Test
    void a_ticket_is_used_once() throws SQLException {
        Ticket ticket = tickets.issue();

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(new TicketUse.Used());
        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.USED));

        assertThat(tickets.audited("TICKET_USED", "null", ticket)).isEqualTo(1);
        assertThat(tickets.audited("TICKET_REFUSED", "USED", ticket)).isEqualTo(1);
    }

    @Test
    void of_16_who_show_a_ticket_at_once_one_has_it() throws Exception {
        try (Race race = new Race(16)) {
            Ticket ticket = tickets.issue();
            Callable<TicketUse> use = () -> use(ticket, Tickets.SHOWN);

            List<TicketUse> all = race.run(Collections.nCopies(16, use));

            assertThat(all).containsOnlyOnce(new TicketUse.Used());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /files/other.pdf, bytes=0-, WRONG_RESOURCE",
        "HEAD, /files/report.pdf, bytes=0-, WRONG_METHOD",
        "GET, /files/report.pdf, bytes=7-, NOT_FROM_THE_START"
    })
    void a_ticket_that_is_shown_wrongly_is_refused_and_burnt(String method, String path, String range, Reason reason)
            throws SQLException {
        Ticket ticket = tickets.issue();
        Showing wrong = new Showing(method, path, Tickets.part(range).range(), "192.0.2.9");

        assertThat(use(ticket, wrong)).isEqualTo(Tickets.refused(reason));

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.USED));
    }

    @Test
    void a_ticket_that_may_be_resumed_is_good_for_later_parts_and_never_for_a_second_whole() throws SQLException {
        Ticket ticket = tickets.issueForResuming();

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(new TicketUse.Used());
        assertThat(use(ticket, Tickets.part("bytes=7-"))).isEqualTo(new TicketUse.Used());
        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(Tickets.refused(Reason.USED));
    }

    @Test
    void a_logout_of_the_tickets_minute_is_not_seen() throws SQLException {
        Ticket ticket = tickets.issue();
        scene.sessions().end(ticket.root().id(), EndReason.LOGOUT);

        assertThat(use(ticket, Tickets.SHOWN)).isEqualTo(new TicketUse.Used());
    }

    private TicketUse use(Ticket ticket, Showing showing) {
        return depot.use(ticket.verified(), showing);
    }
}
