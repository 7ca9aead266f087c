/** What administrators see in a browser: users, sessions, siblings, handoffs, notices, the audit. */
@NullMarked
package org.baton.admin.pages;

import org.jspecify.annotations.NullMarked;
