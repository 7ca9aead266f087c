package org.baton.embed;

import java.util.List;
import java.util.stream.Stream;
import org.baton.handoff.HandoffExchange;
import org.baton.login.Throttle;
import org.baton.logout.Notices;
import org.baton.session.Sessions;
import org.baton.ticket.TicketIssuer;
import org.baton.user.Users;

/** Every table that Baton maps. */
public final class Rows {
    private Rows() {}

    /**
     * The entity classes of all rooms.
     *
     * @return them
     */
    public static List<Class<?>> all() {
        return Stream.of(
                        Users.rows(),
                        Sessions.rows(),
                        HandoffExchange.rows(),
                        Throttle.rows(),
                        Notices.rows(),
                        TicketIssuer.rows())
                .flatMap(List::stream)
                .toList();
    }
}
