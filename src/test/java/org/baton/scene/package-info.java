/**
 * What tests on a real database stand on: a fresh database with users and the shop, plain SQL by role, races, and time that
 * stands still.
 */
@NullMarked
package org.baton.scene;

import org.jspecify.annotations.NullMarked;
