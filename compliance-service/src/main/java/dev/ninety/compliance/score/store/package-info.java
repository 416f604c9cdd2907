/** What only scores need to know of the copies and of cases. */
@NullMarked
package dev.ninety.compliance.score.store;

import org.jspecify.annotations.NullMarked;
