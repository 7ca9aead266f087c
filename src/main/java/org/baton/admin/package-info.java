/**
 * What administrators do over HTTP: see and end anybody's sessions, make users, suspend them, give groups and passwords.
 *
 * <p>It has no statements of its own: those on users are in {@code user}, those on sessions in {@code session}. The audit is
 * written by the tables' triggers, so that a change in psql is audited alike; this room tells them who asked.
 */
@NullMarked
package org.baton.admin;

import org.jspecify.annotations.NullMarked;
