/**
 * Logging in and out, changing one's password, and what slows guesses down: the pages, and what they do to sessions.
 *
 * <p>Every password goes through {@link org.baton.login.PasswordLogin}, so that every guess counts, wherever it is made.
 */
@NullMarked
package org.baton.login;

import org.jspecify.annotations.NullMarked;
