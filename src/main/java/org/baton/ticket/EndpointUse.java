package org.baton.ticket;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.baton.handoff.HomeCalls;
import org.baton.http.BackChannel;
import org.baton.paseto.VerifiedTicket;

/** By a sibling with a database of its own: home is called, once, and closes its row. Safe for many threads. */
public final class EndpointUse implements Using {
    private static final Logger LOG = System.getLogger(EndpointUse.class.getName());

    /** Longer than any that a ticket could be good for: home takes forms of 16 KB. */
    private static final int LONGEST = 600;

    private final HomeCalls home;

    /**
     * Uses tickets up by calling home.
     *
     * @param home how home is called
     */
    public EndpointUse(HomeCalls home) {
        this.home = home;
    }

    @Override
    public TicketUse use(VerifiedTicket ticket, Showing showing) {
        Map<String, String> form = new HashMap<>(Map.of(
                "token", ticket.wire().text(),
                "method", showing.method(),
                "resource", cut(showing.resource()),
                "ip", showing.ip()));
        showing.range().ifPresent(range -> form.put("range", cut(range)));
        Optional<BackChannel.Reply> reply = home.post(TicketExchangeAddress.PATH, form);
        int status = reply.map(BackChannel.Reply::status).orElse(0);
        if (status == 200) {
            return new TicketUse.Used();
        }
        if (status == 400) {
            return new TicketUse.Refused(TicketUse.Reason.REFUSED_BY_HOME);
        }
        LOG.log(
                Level.ERROR,
                "home does not answer {0} as it should: HTTP {1} (0: no answer within 3 s; 401: is siblings.public_key there"
                        + " the one of /.well-known/baton here, exchange ENDPOINT, and are the clocks right?)",
                TicketExchangeAddress.PATH,
                status);
        return new TicketUse.Refused(TicketUse.Reason.HOME_AWAY);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
