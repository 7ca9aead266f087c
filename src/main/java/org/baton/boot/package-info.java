/**
 * The WAR: starts the schema and the configured role, and adds what only a WAR has: root pages and health.
 */
@NullMarked
package org.baton.boot;

import org.jspecify.annotations.NullMarked;
