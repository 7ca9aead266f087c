/**
 * PASETO tokens: what is in one, how it is signed, and the one way to hold a verified one. Nothing here knows a table or a
 * request; single use is the business of whoever exchanges a token.
 *
 * <p>Decisions: v4.public (PASETO specification, Version4.md) on the JDK's own Ed25519, no library; v2.public by jpaseto, for
 * siblings that know no newer one. Both are a {@code TokenVersion} with its {@code TokenCodec}; all else, bounds, footer,
 * claims and times, is the same code for both. A key is pinned to one version, one use and one sibling; a token only names
 * it, by the {@code kid} in its footer, and brings none along. Bounds come before parsing, and nothing that was not signed by a pinned key reaches a JSON parser. A refusal is a value: no
 * text, however hostile, makes {@link org.baton.paseto.TokenVerifier#verify} throw. What decides is written down as
 * {@link org.baton.paseto.TokenVerification.Reason}, for the audit only; clients get one answer for all of them.
 */
@NullMarked
package org.baton.paseto;

import org.jspecify.annotations.NullMarked;
