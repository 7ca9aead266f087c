/**
 * The run command, and the servers that tests run on: PostgreSQL, WildFly, Payara Server, Payara Micro.
 *
 * <p>The run command and the tests share these classes; they differ in ports (fixed, free) and in the directory
 * that everything is kept in. Nothing in here is part of the WAR.
 */
@NullMarked
package org.baton.run;

import org.jspecify.annotations.NullMarked;
