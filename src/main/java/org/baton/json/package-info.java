/**
 * JSON read strictly, for tokens and for what programs send: what can be read in two ways is refused.
 */
@NullMarked
package org.baton.json;

import org.jspecify.annotations.NullMarked;
