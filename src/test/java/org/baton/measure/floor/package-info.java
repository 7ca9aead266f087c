/**
 * A small WAR that is measured beside Baton's on the same server: the same JSON without any session, and for a login that
 * the container keeps in memory. Its caller and groups are told to Jakarta Security by a mechanism, as Baton's are; it has
 * none of Baton's filters and headers, and no database.
 */
@NullMarked
package org.baton.measure.floor;

import org.jspecify.annotations.NullMarked;
