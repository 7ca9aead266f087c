/**
 * {@code request.getSession()} is a row: attributes are kept in the login session's own row as JSON that SQL can read, or,
 * where nobody is logged in and the database is this host's own, in a row that the first attribute opens.
 *
 * <p>A login's attributes come along with the statement that recognises it, from the first request of a node's life on that reads
 * one, and are parsed when one is asked for. A request writes the changed keys alone, merged in SQL: what it has read is never
 * written back. Nothing is serialized by Java, and no class is looked up by a name that the database holds.
 */
@NullMarked
package org.baton.httpsession;

import org.jspecify.annotations.NullMarked;
