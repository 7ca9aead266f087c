/**
 * Service assertions: what a host tells a service further in about the user whose request it handles, signed, for at most 30
 * seconds. The service verifies it with pinned public keys, and asks neither a database nor this host.
 *
 * <p>Decisions: nothing is stored, so nothing can be taken back; that is why it is short, is about one user for one service,
 * and is no login anywhere. Each request is answered from its session's snapshot, so whoever is out by the next request gets
 * no further assertion; one that says the same is used again for a few seconds. Both filters for Jakarta REST are made by the
 * application: none registers itself. Of these classes a service needs {@code AssertionServerFilter},
 * {@code AssertionVerifier}, {@code TrustedIssuer} and {@code AssertedUser} alone.
 */
@NullMarked
package org.baton.assertion;

import org.jspecify.annotations.NullMarked;
