/**
 * What reaches siblings with a database of their own when a login ends: notices. The end itself writes what is owed, in its
 * own transaction, by a trigger; here it is delivered, and at the sibling taken in. What delivery cannot promise the lease
 * does, in {@code handoff}.
 */
@NullMarked
package org.baton.logout;

import org.jspecify.annotations.NullMarked;
