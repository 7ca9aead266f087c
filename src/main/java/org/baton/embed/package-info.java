/**
 * What activates a role: settings are read and checked, the objects made, the addresses registered, each on one page.
 *
 * <p>No framework wires anything here: what a role consists of is to be read from top to bottom.
 */
@NullMarked
package org.baton.embed;

import org.jspecify.annotations.NullMarked;
