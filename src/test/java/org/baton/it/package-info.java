/**
 * Tests over HTTPS and in a real browser, against home and a shop on one PostgreSQL. Each host has a node on WildFly and,
 * for the tests that ask for it ({@link org.baton.it.On}), one on Payara.
 *
 * <p>The servers are started once for all tests of a JVM, so a test disturbs no other: it makes a user of its own, and
 * puts back what it changes for everybody.
 */
@NullMarked
package org.baton.it;

import org.jspecify.annotations.NullMarked;
