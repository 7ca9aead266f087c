package org.baton.ticket;

/** What became of an authentic ticket that was shown. */
sealed interface TicketUse {
    /** The file may be had. */
    record Used() implements TicketUse {}

    /** It may not. The reason is told to the audit and the log, never to the client. */
    record Refused(Reason reason) implements TicketUse {}

    /** Why an authentic ticket is refused. The database decides; the names are its outcomes. */
    enum Reason {
        /** No such ticket was issued for this sibling. */
        UNKNOWN,
        /** Its minute was over. */
        EXPIRED,
        /** It was used, refused or void before. */
        USED,
        /** Ticket and row disagree about the login. */
        WRONG_LOGIN,
        /** It is for another file. */
        WRONG_RESOURCE,
        /** It is for another method. */
        WRONG_METHOD,
        /** A part was asked for that does not begin at the first byte, and the ticket may not be resumed. */
        NOT_FROM_THE_START,
        /** The sibling is disabled. */
        SIBLING_DISABLED,
        /** The key that signed it is revoked. */
        KEY_REVOKED,
        /** The user has left the group that the sibling asks for. */
        NOT_IN_GROUP,
        /** The user is suspended. */
        SUSPENDED,
        /** The login is over. */
        ROOT_ENDED,
        /** Home refused it, and does not tell a sibling why; its audit and log do. */
        REFUSED_BY_HOME,
        /** Home did not answer in time. */
        HOME_AWAY
    }

    /** What the database answered. */
    static TicketUse of(String outcome) {
        return outcome.equals("USED_NOW") ? new Used() : new Refused(Reason.valueOf(outcome));
    }
}
