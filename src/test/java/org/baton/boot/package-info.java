/** The WAR on real servers: what it gets from their containers, and what it answers there. */
@NullMarked
package org.baton.boot;

import org.jspecify.annotations.NullMarked;
