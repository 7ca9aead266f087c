/** The way to PostgreSQL, tried on one that is not ready. */
@NullMarked
package org.baton.database;

import org.jspecify.annotations.NullMarked;
