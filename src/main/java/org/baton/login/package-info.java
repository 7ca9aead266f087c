/**
 * Logging in and logging out: the pages, and what they do to sessions.
 */
@NullMarked
package org.baton.login;

import org.jspecify.annotations.NullMarked;
