package org.baton.ticket;

/** What a ticket is signed for: both hosts say it from configuration. In v4 it is the implicit assertion, in v2 a claim. */
final class TicketBinding {
    private TicketBinding() {}

    static String of(String audience, String origin) {
        return "baton/1|ticket|" + audience + "|" + origin;
    }
}
