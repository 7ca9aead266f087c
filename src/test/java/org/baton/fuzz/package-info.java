/**
 * The fuzz command: what strangers' bytes reach first, run with inputs that Jazzer invents, guided by which code they reach.
 *
 * <p>A target is one static method that takes bytes and fails if something is wrong with what came of them; it knows nothing
 * of Jazzer. So the tests run each target with the inputs that were worth keeping, on every machine, without it.
 */
@NullMarked
package org.baton.fuzz;

import org.jspecify.annotations.NullMarked;
