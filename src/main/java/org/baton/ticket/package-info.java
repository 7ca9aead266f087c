/**
 * Download tickets: home issues one for a live session, and whoever shows it to the sibling it names gets one file, once.
 *
 * <p>Home's half is {@link org.baton.ticket.TicketsAddress}, the sibling's {@link org.baton.ticket.TicketFilter}. Decisions:
 * a ticket is bound to a path, letter for letter, and nothing else may stand in the query beside it, so that no parameter
 * makes it good for another file. It opens no session and says who asked for it to the application alone. What is authentic
 * and shown wrongly is burnt, as a handoff is; HEAD and a browser that only prepares for a page burn nothing. A ticket's row
 * goes an hour after its minute, whatever becomes of its login.
 */
@NullMarked
package org.baton.ticket;

import org.jspecify.annotations.NullMarked;
