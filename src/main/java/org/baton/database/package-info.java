/**
 * The way to PostgreSQL: Hibernate started in code, statements in autocommit or in one transaction, the schema at start.
 *
 * <p>Hibernate maps the tables and runs the statements; nothing here loads lazily, cascades or writes a snapshot back.
 * Each feature keeps its statements in a {@code *Table} and its mapping in a {@code *Row}.
 */
@NullMarked
package org.baton.database;

import org.jspecify.annotations.NullMarked;
