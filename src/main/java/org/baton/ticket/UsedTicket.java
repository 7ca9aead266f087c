package org.baton.ticket;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.baton.paseto.TicketClaims;

/**
 * Who was given the file, for the application that serves it: no session, and no caller of the container's.
 *
 * @param userId the user's id at home
 * @param rootSession the public id of the login at home
 * @param trace the ticket's id in the audit of both hosts
 */
public record UsedTicket(String userId, String rootSession, UUID trace) {
    private static final String ATTRIBUTE = UsedTicket.class.getName();

    /**
     * The ticket that a request has used.
     *
     * @param request a request under {@code baton.ticket.paths}
     * @return the ticket; empty elsewhere
     */
    public static Optional<UsedTicket> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof UsedTicket used ? Optional.of(used) : Optional.empty();
    }

    static void put(ServletRequest request, TicketClaims claims) {
        request.setAttribute(ATTRIBUTE, new UsedTicket(claims.userId(), claims.rootSession(), claims.trace()));
    }
}
