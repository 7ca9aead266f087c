/**
 * The measure command: what one authenticated request costs, beside two floors on the same server, and whether that
 * depends on how many rows there are.
 *
 * <p>It prints figures and asserts none: times depend on the machine. Nothing in here is part of the WAR.
 */
@NullMarked
package org.baton.measure;

import org.jspecify.annotations.NullMarked;
