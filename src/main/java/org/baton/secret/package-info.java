/**
 * Secrets, what is derived from them, and what is stored of them; nothing here knows a table, a request or a token.
 *
 * <p>Decisions: a secret in the clear lives in a type that redacts its {@code toString} and has no value equality, so that
 * it is looked up and compared by its {@link org.baton.secret.SecretHash} only. Secrets are random and long, so one
 * unsalted SHA-256 is enough to store them (passwords are another matter and live elsewhere). Every text form is base64url
 * without padding, and read strictly: one value has exactly one text. The JDK alone does the cryptography.
 */
@NullMarked
package org.baton.secret;

import org.jspecify.annotations.NullMarked;
