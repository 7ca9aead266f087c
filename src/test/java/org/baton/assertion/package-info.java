/** Assertions as a host issues them and a service reads them, without a server between. */
@NullMarked
package org.baton.assertion;

import org.jspecify.annotations.NullMarked;
