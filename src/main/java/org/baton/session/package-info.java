/**
 * Login sessions: opened, resumed, touched and ended, each by one conditional statement on one row.
 *
 * <p>Nothing of a request's snapshot is ever written back, which is what makes a logout final while another request is in
 * flight. This room knows nothing of handoffs: a child session is a row with a root.
 */
@NullMarked
package org.baton.session;

import org.jspecify.annotations.NullMarked;
