/**
 * The reports of {@code db/report}: each is run on the made-up rows of {@code db/sample}, by the role that it is for, and
 * its answer compared with what {@link org.baton.report.Sample} knows of them.
 */
@NullMarked
package org.baton.report;

import org.jspecify.annotations.NullMarked;
