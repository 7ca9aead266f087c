package org.baton.architecture.wrong.session;

import java.util.Optional;
import org.baton.architecture.wrong.handoff.Ticket;

/** Wrong: a session knows handoffs. */
public record SessionThatKnowsHandoffs(Optional<Ticket> ticket) {}
