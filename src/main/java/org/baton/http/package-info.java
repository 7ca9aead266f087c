/**
 * What every address has in common: strict parameters, answers as values, the Origin rule, trace ids, pages, problems.
 *
 * <p>An address gets a {@link org.baton.http.Call} and returns an {@link org.baton.http.Answer}; one place writes it, with
 * its headers. So no address can forget one.
 */
@NullMarked
package org.baton.http;

import org.jspecify.annotations.NullMarked;
