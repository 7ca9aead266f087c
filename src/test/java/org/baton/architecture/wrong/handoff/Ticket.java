package org.baton.architecture.wrong.handoff;

import org.baton.architecture.wrong.session.SessionThatKnowsHandoffs;

/** Wrong: it and the session know each other. */
public record Ticket(SessionThatKnowsHandoffs session) {}
