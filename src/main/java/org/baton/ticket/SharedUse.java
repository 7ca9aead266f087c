package org.baton.ticket;

import org.baton.database.Database;
import org.baton.paseto.VerifiedTicket;

/** In a shared database: one statement that at most one caller wins. Safe for many threads. */
public final class SharedUse implements Using {
    private final TicketTable table;

    /**
     * Uses tickets up in home's database.
     *
     * @param database home's, reached as the sibling's own role
     */
    public SharedUse(Database database) {
        this.table = new TicketTable(database);
    }

    @Override
    public TicketUse use(VerifiedTicket ticket, Showing showing) {
        return TicketUse.of(table.use(ticket.claims(), showing));
    }
}
