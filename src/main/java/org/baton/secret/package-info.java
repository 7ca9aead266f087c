/** Secrets and what is derived from them; nothing here knows a table, a request or a token. */
@NullMarked
package org.baton.secret;

import org.jspecify.annotations.NullMarked;
