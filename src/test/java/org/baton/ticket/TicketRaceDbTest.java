package org.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.scene.Deadlocks;
import org.baton.scene.Held;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.session.EndReason;
import org.baton.ticket.Tickets.Ticket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class TicketRaceDbTest {
    private static final int RACERS = 64;

    private final Scene scene;
    private final Tickets tickets;
    private final SharedUse shop;

    TicketRaceDbTest(Scene scene) {
        this.scene = scene;
        this.tickets = new Tickets(scene);
        this.shop = new SharedUse(scene.sibling());
    }

    @BeforeEach
    void register_the_shop_as_it_was() throws SQLException {
        scene.owner().run("UPDATE siblings SET enabled = true WHERE id = 'shop'");
    }

    @Test
    void of_64_who_show_a_ticket_at_once_one_has_it() throws Exception {
        try (Race race = new Race(RACERS)) {
            for (int round = 0; round < Race.rounds(3); round++) {
                Ticket ticket = tickets.issue();
                Callable<TicketUse> use = () -> shop.use(ticket.verified(), Tickets.SHOWN);

                List<TicketUse> all = race.run(Collections.nCopies(RACERS, use));

                assertThat(all)
                        .as("round %d", round)
                        .containsOnlyOnce(new TicketUse.Used())
                        .filteredOn(TicketUse.Refused.class::isInstance)
                        .hasSize(RACERS - 1)
                        .containsOnly(Tickets.refused(TicketUse.Reason.USED));
            }
        }
    }

    @Test
    void uses_logouts_issues_and_a_disabling_at_once_never_deadlock_and_leave_no_open_ticket() throws Exception {
        Deadlocks deadlocks = Deadlocks.from(scene);
        try (Race race = new Race(6);
                Held held = new Held(scene.database().asOwner())) {
            Sql owner = new Sql(held.byThread());
            for (int round = 0; round < Race.rounds(10); round++) {
                register_the_shop_as_it_was();
                Ticket first = tickets.issue();
                Ticket second = tickets.issue(first.root(), true);
                Ticket other = tickets.issue();

                race.run(List.<Callable<Object>>of(
                        () -> shop.use(first.verified(), Tickets.SHOWN),
                        () -> shop.use(second.verified(), Tickets.SHOWN),
                        () -> shop.use(second.verified(), Tickets.part("bytes=7-")),
                        () -> scene.sessions().end(first.root().id(), EndReason.LOGOUT),
                        () -> shop.use(other.verified(), Tickets.SHOWN),
                        () -> owner.run("UPDATE siblings SET enabled = false WHERE id = 'shop'")));

                assertThat(scene.count("tickets WHERE state = 'ISSUED'"))
                        .as("round %d", round)
                        .isZero();
            }
            assertThat(deadlocks.until(race)).isZero();
        }
    }
}
