/**
 * Users, their groups and their passwords: the only room that knows the columns of {@code users}.
 */
@NullMarked
package org.baton.user;

import org.jspecify.annotations.NullMarked;
