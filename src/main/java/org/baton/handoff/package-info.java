/**
 * Handing a login to a sibling: home issues a single-use token, the sibling exchanges it for a session of its own.
 *
 * <p>In one line: an OAuth code flow with PKCE in which the code is a PASETO and the token endpoint is a row in a table.
 * Home's half is {@link org.baton.handoff.AuthorizePage}, the sibling's {@link org.baton.handoff.StartPage} and
 * {@link org.baton.handoff.CallbackPage}. The portal's {@link org.baton.handoff.LaunchPage} only sends people to where such a
 * flow starts, and {@link org.baton.handoff.SiblingLogoutPage} sends them back to where it began.
 */
@NullMarked
package org.baton.handoff;

import org.jspecify.annotations.NullMarked;
