package org.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.baton.run.DocPage;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.ticket.Tickets.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may touch the rows of tickets, how long they stay, and what {@code docs/how-to/download-tickets.md} reads from the audit. */
@ExtendWith(SceneExtension.class)
class TicketRowsDbTest {
    private final Scene scene;
    private final Tickets tickets;

    TicketRowsDbTest(Scene scene) {
        this.scene = scene;
        this.tickets = new Tickets(scene);
    }

    @Test
    void the_pages_query_shows_who_was_given_a_file_and_who_was_not() throws SQLException {
        Ticket ticket = tickets.issue();
        SharedUse shop = new SharedUse(scene.sibling());
        shop.use(ticket.verified(), Tickets.SHOWN);
        shop.use(ticket.verified(), Tickets.SHOWN);
        String query = new DocPage("docs/how-to/download-tickets.md")
                .testedBy(TicketRowsDbTest.class)
                .get(0)
                .replace(";", "");

        assertThat(new Sql(scene.database().asReader())
                        .all(String.class, "SELECT concat_ws(' ', type, reason) FROM (" + query + ") page"))
                .startsWith("TICKET_REFUSED USED", "TICKET_USED", "TICKET_ISSUED");
    }

    @Test
    void only_siblings_use_tickets_and_only_home_speaks_for_another() {
        for (String call : List.of("use_ticket(NULL, 1, 1, '', '', false, NULL)")) {
            for (Sql role : List.of(
                    new Sql(scene.database().asApp()),
                    new Sql(scene.database().asReader()),
                    new Sql(scene.database().asAdmin()))) {
                assertThatThrownBy(() -> role.run("SELECT " + call)).hasMessageContaining("permission denied");
            }
        }
        Sql shopItself = new Sql(scene.database().asShop());
        assertThatThrownBy(() -> shopItself.run("SELECT use_ticket_for('shop', NULL, 1, 1, '', '', false, NULL)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(
                        () -> shopItself.run("SELECT use_ticket_by_sibling('shop', NULL, 1, 1, '', '', false, NULL)"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> shopItself.run("SELECT trace FROM tickets")).hasMessageContaining("permission denied");
    }

    @Test
    void tickets_are_forgotten_an_hour_after_their_minute_whatever_became_of_them() throws SQLException {
        Ticket old = tickets.issue();
        Ticket young = tickets.issue();
        tickets.change("issued_at = now() - interval '65 minutes', expires_at = now() - interval '61 minutes'", old);
        tickets.change("issued_at = now() - interval '60 minutes', expires_at = now() - interval '59 minutes'", young);

        tickets.issuer().forgetOld();

        assertThat(scene.count(
                        "tickets WHERE trace = ?", old.verified().claims().trace()))
                .isZero();
        assertThat(scene.count(
                        "tickets WHERE trace = ?", young.verified().claims().trace()))
                .isEqualTo(1);
    }
}
