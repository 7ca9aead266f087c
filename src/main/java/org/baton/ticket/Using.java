package org.baton.ticket;

import org.baton.paseto.VerifiedTicket;

/** How a sibling uses a verified ticket up: in home's database, by calling home, or without home. */
public sealed interface Using permits SharedUse, EndpointUse, OfflineUse {
    /**
     * Uses a ticket up.
     *
     * @param ticket what home signed
     * @param showing how it is shown
     * @return whether the file may be had; the ticket is burnt either way
     */
    TicketUse use(VerifiedTicket ticket, Showing showing);
}
